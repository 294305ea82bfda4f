import { account, body, listOf, membership } from '../../testing/examples';
import { visit } from '../../testing/page';

const coordinator = account('coordinator');

describe('The entry of a body', () => {
  const entry = body({ memberships: [membership()] });
  const address = `/api/bodies/${entry.id}`;

  it('is changed by the coordinator, and what others have changed is shown beside it', async () => {
    const page = await visit(`/netzwerk/gremien/${entry.id}`, coordinator);
    await page.answer(address, entry);
    await page.click(page.button('Bearbeiten'));
    await page.type('Rhythmus', '');
    expect(await page.findings()).toEqual([]);
    await page.click(page.button('Speichern'));
    await page.refuse(address, 409, 'body.changed', 'PATCH');
    const now = { ...entry, version: 2, membershipRule: 'Alle Anlaufstellen' };
    await page.answer(address, now);
    expect(page.text).toMatch(/Jetzt steht dort: ?Wer gehört dazu ?Alle Anlaufstellen/);
    await page.click(page.button('Speichern'));
    const sent = await page.answer(address, { ...now, version: 3 }, 'PATCH');
    expect(sent.body).toEqual({ version: 2, rhythm: '' });
  });

  it('lets its members read its past, and nobody change it there', async () => {
    const { id, name } = entry.memberships[0]!.member;
    const member = account('provider', { organisation: { id, name } });
    const page = await visit(`/netzwerk/gremien/${entry.id}`, member);
    await page.answer(address, entry);
    expect(page.has('button', 'Bearbeiten')).toBe(false);
    await page.click(page.link('Verlauf'));
    await page.answer(`${address}/history`, listOf());
    expect(page.text).toContain('Noch keine Änderungen');
    await page.answer(address, entry);
    expect(page.text).toContain('Austauschtreffen Quartiersarbeit');
  });

  it('names those who were members on a day of the past', async () => {
    const page = await visit(`/netzwerk/gremien/${entry.id}?stand=2021-01-01`, coordinator);
    const past = membership({
      member: { kind: 'organisation', id: 'x', name: 'Caritas' },
      validTo: '2021-12-31',
    });
    await page.answer(`${address}?asOf=2021-01-01`, { ...entry, memberships: [past] });
    await page.answer(address, entry);
    expect(page.text).toMatch(/Mitglieder ?Caritas ?seit 1. Mai 2020, bis 31. Dezember 2021/);
    expect(page.has('button', 'Mitgliedschaft von Caritas beenden')).toBe(false);
    expect(page.has('button', 'Mitglied aufnehmen')).toBe(false);
  });

  it('is read again when it is announced', async () => {
    const page = await visit(`/netzwerk/gremien/${entry.id}`, account('city'));
    await page.answer(address, entry);
    page.realtime.announce('body.changed', { bodyId: entry.id });
    await page.answer(address, { ...entry, memberships: [] });
    expect(page.text).toContain('Noch keine Mitglieder');
  });

  it('is made beside the list, and its members are entered on its page', async () => {
    const page = await visit('/netzwerk/gremien', coordinator);
    await page.answer('/api/bodies', listOf());
    await page.click(page.button('Gremium anlegen'));
    await page.type('Name', 'AG Stadtteilfonds');
    await page.click(page.button('Anlegen'));
    const sent = await page.answer('/api/bodies', entry, 'POST');
    expect(sent.body).toMatchObject({ name: 'AG Stadtteilfonds', purpose: '' });
    expect(page.address).toBe(`/netzwerk/gremien/${entry.id}`);
  });
});
