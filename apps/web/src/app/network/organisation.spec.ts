import { TestBed } from '@angular/core/testing';
import type { Account, Organisation } from '@quartiersforum/domain';
import { Toaster } from '@quartiersforum/ui/frame';
import { account, id, listOf } from '../../testing/examples';
import { visit, type Visit } from '../../testing/page';

const coordinator = account('coordinator');
const addressOf = (entry: Organisation): string => `/api/organisations/${entry.id}`;

function organisation(change: Partial<Organisation> = {}): Organisation {
  return {
    id: id(),
    version: 1,
    name: 'AWO',
    kind: 'provider',
    applicantKinds: ['nonprofit'],
    website: null,
    closedOn: null,
    contactPoints: [],
    partnerOf: [],
    bodies: [],
    ...change,
  };
}

async function shown(as: Account, entry: Organisation): Promise<Visit> {
  const page = await visit(`/netzwerk/traeger/${entry.id}`, as);
  await page.answer(addressOf(entry), entry);
  return page;
}

describe('The entry of an organisation', () => {
  it('says as what it applies for funding, and is not everybody’s to change', async () => {
    const page = await shown(
      account('provider'),
      organisation({ applicantKinds: ['nonprofit', 'welfare'], website: 'https://example.org' }),
    );
    expect(page.text).toMatch(
      /Bewirbt sich als ?gemeinnützige Träger, Wohlfahrtsverbände ?Webseite ?example.org/,
    );
    expect(page.has('button', 'Bearbeiten')).toBe(false);
    expect(page.has('a', 'Verlauf')).toBe(false);
    expect(await page.findings()).toEqual([]);
  });

  it('has a past that its own people read', async () => {
    const entry = organisation();
    const page = await shown(account('provider', { organisation: entry }), entry);
    expect(page.link('Verlauf').pathname).toBe(`/netzwerk/traeger/${entry.id}/verlauf`);
  });

  it('is changed by the coordinator, who sends only what is different', async () => {
    const entry = organisation();
    const page = await shown(coordinator, entry);
    await page.click(page.button('Bearbeiten'));
    await page.click(page.field('Kirchen'));
    await page.type('Webseite', 'www.example.org');
    expect(await page.findings()).toEqual([]);
    await page.click(page.button('Speichern'));
    const sent = await page.answer(addressOf(entry), { ...entry, version: 2 }, 'PATCH');
    expect(sent.body).toEqual({
      version: 1,
      applicantKinds: ['nonprofit', 'church'],
      website: 'https://www.example.org',
    });
  });

  it('that somebody else has overtaken keeps the own words and shows theirs', async () => {
    const entry = organisation();
    const page = await shown(coordinator, entry);
    await page.click(page.button('Bearbeiten'));
    await page.type('Name', 'AWO Bottrop');
    await page.click(page.button('Speichern'));
    await page.refuse(addressOf(entry), 409, 'organisation.changed', 'PATCH');
    await page.answer(addressOf(entry), { ...entry, version: 2, kind: 'partner' });
    expect(page.text).toMatch(/Jetzt steht dort: ?Art ?Partner/);
    expect(page.field('Name').value).toBe('AWO Bottrop');
    await page.click(page.button('Speichern'));
    const sent = await page.answer(addressOf(entry), { ...entry, version: 3 }, 'PATCH');
    expect(sent.body).toEqual({ version: 2, name: 'AWO Bottrop' });
  });

  it('is closed, and opened again at once', async () => {
    const entry = organisation();
    const page = await shown(coordinator, entry);
    await page.click(page.button('Mehr'));
    await page.click(page.button('Eintrag schließen'));
    const [, close] = [...page.element.querySelectorAll<HTMLButtonElement>('dialog button')];
    expect(close?.textContent).toContain('Eintrag schließen');
    await page.click(close!);
    const closed = { ...entry, version: 2, closedOn: '2026-11-22' };
    const sent = await page.answer(addressOf(entry), closed, 'PATCH');
    expect(sent.body).toEqual({ version: 1, closedOn: '2026-11-22' });
    expect(page.text).toContain('geschlossen seit 22. November 2026');
    TestBed.inject(Toaster).toasts().at(-1)?.action?.run();
    const again = await page.answer(addressOf(entry), { ...entry, version: 3 }, 'PATCH');
    expect(again.body).toEqual({ version: 2, closedOn: null });
  });

  it('is read as it was on a day, and reads again when it is announced', async () => {
    const entry = organisation();
    const page = await visit(`/netzwerk/traeger/${entry.id}?stand=2026-11-01`, coordinator);
    await page.answer(`${addressOf(entry)}?asOf=2026-11-01`, { ...entry, name: 'Alte AWO' });
    await page.answer(addressOf(entry), entry);
    expect(page.heading('Alte AWO')).toBeTruthy();
    expect(page.has('button', 'Bearbeiten')).toBe(false);
    await page.click(page.link('Zum heutigen Stand'));
    page.realtime.announce('organisation.changed', { organisationId: entry.id });
    await page.answer(addressOf(entry), { ...entry, name: 'AWO Bottrop' });
    expect(page.heading('AWO Bottrop')).toBeTruthy();
    page.realtime.announce('contactPoint.changed', { contactPointId: 'run by it from now on' });
    await page.answer(addressOf(entry), { ...entry, name: 'AWO' });
    page.realtime.announce('body.changed', { bodyId: 'which it joins' });
    await page.answer(addressOf(entry), { ...entry, name: 'AWO im Gremium' });
    expect(page.heading('AWO im Gremium')).toBeTruthy();
  });
});

describe('The list of organisations', () => {
  it('is where the coordinator enters a new one, and leads to its page', async () => {
    const page = await visit('/netzwerk/traeger', coordinator);
    await page.answer('/api/organisations', listOf());
    await page.click(page.button('Träger oder Partner anlegen'));
    await page.click(page.button('Anlegen'));
    expect(page.text).toContain('Bitte geben Sie mindestens 2 Zeichen ein.');
    await page.type('Name', 'Bürgerverein Batenbrock');
    await page.type('Art', 'partner');
    expect(await page.findings()).toEqual([]);
    await page.click(page.button('Anlegen'));
    const created = organisation({ name: 'Bürgerverein Batenbrock' });
    const { body } = await page.answer('/api/organisations', created, 'POST');
    expect(body).toEqual({
      name: 'Bürgerverein Batenbrock',
      kind: 'partner',
      applicantKinds: [],
      website: '',
    });
    expect(page.address).toBe(`/netzwerk/traeger/${created.id}`);
  });

  it('shows what is closed only to those who ask', async () => {
    const page = await visit('/netzwerk/traeger', account('city'));
    const open = await page.answer('/api/organisations', listOf(organisation()));
    expect(open.parameters).toBe('limit=200');
    expect(page.has('button', 'Träger oder Partner anlegen')).toBe(false);
    await page.click(page.link('Geschlossene zeigen'));
    const closed = await page.answer('/api/organisations', listOf());
    expect(closed.parameters).toBe('limit=200&isClosed=true');
    expect(page.text).toContain('Keine geschlossenen Einträge');
    await page.click(page.link('Offene zeigen'));
    expect(page.address).toBe('/netzwerk/traeger');
  });
});
