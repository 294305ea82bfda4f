import type { Person } from '@quartiersforum/domain';
import { account, contactPoint, id, listOf } from '../../testing/examples';
import { visit, type Visit } from '../../testing/page';

const awo = { id: 'awo', name: 'AWO' };
const facets = { districts: [], providers: [], programmes: [] };

function person(change: Partial<Person> = {}): Person {
  return {
    id: id(),
    version: 1,
    name: 'Quartiersarbeit Boy',
    organisation: null,
    contactPoint: null,
    ...change,
  };
}

async function listed(...people: Person[]): Promise<Visit> {
  const page = await visit('/netzwerk/personen', account('coordinator'));
  await page.answer('/api/people', listOf(...people));
  return page;
}

describe('The people of the network', () => {
  it('are the coordinator’s to see, found by name or by where they belong', async () => {
    const page = await listed(
      person({ organisation: awo }),
      person({ name: 'Leitung Caritas', contactPoint: { id: 'c', name: 'Haus Eigen' } }),
    );
    expect(page.text).toContain('2 Personen');
    expect(page.link('AWO').pathname).toBe('/netzwerk/traeger/awo');
    expect(await page.findings()).toEqual([]);
    await page.type('Suche', 'eigen');
    expect(page.text).toContain('1 Person');
    expect(page.text).not.toContain('Quartiersarbeit Boy');
    await page.type('Suche', 'xyz');
    expect(page.text).toContain('Keine Person gefunden');
  });

  it('are nobody else’s', async () => {
    const page = await visit('/netzwerk/personen', account('city'));
    expect(page.text).toContain('Kein Zugriff');
    page.http.expectNone('/api/people');
  });

  it('have a past, without a page of their own', async () => {
    const boy = person();
    const page = await listed(boy);
    await page.click(page.link('Verlauf: Quartiersarbeit Boy'));
    await page.answer(
      `/api/people/${boy.id}/history`,
      listOf({
        ...{ number: 2, at: '2026-11-20T09:00:00Z', by: 'Quartierskoordination' },
        reason: 'changed',
        changes: [{ field: 'organisation', subject: null, before: null, after: 'AWO' }],
      }),
    );
    await page.answer('/api/people', listOf(boy));
    expect(document.title).toBe('Verlauf: Quartiersarbeit Boy · Quartiersforum');
    expect(page.text).toMatch(/Träger ?jetzt: AWO/);
    expect(page.text).not.toContain('Stand am');
    expect(page.link('Personen').pathname).toBe('/netzwerk/personen');
    expect(await page.findings()).toEqual([]);
  });

  it('are entered with the place where they work', async () => {
    const page = await listed();
    expect(page.text).toContain('Noch keine Personen');
    await page.click(page.button('Person eintragen'));
    await page.answer('/api/organisations', listOf(awo));
    const boy = contactPoint();
    await page.answer('/api/contact-points', { ...listOf(boy), facets });
    await page.click(page.button('Eintragen'));
    expect(page.text).toContain('Bitte füllen Sie dieses Feld aus.');
    await page.type('Name', 'Quartiersarbeit Boy');
    await page.type('Anlaufstelle', boy.id);
    expect(await page.findings()).toEqual([]);
    await page.click(page.button('Eintragen'));
    const sent = await page.answer('/api/people', person(), 'POST');
    expect(sent.body).toEqual({
      name: 'Quartiersarbeit Boy',
      organisationId: null,
      contactPointId: boy.id,
    });
    page.realtime.announce('person.changed', { personId: 'x' });
    await page.answer('/api/people', listOf(person()));
    expect(page.text).toContain('1 Person');
  });

  it('are changed one at a time, and what others have changed is shown beside it', async () => {
    const boy = person({ organisation: awo });
    const page = await listed(boy);
    await page.click(page.button('Quartiersarbeit Boy bearbeiten'));
    await page.answer('/api/organisations', listOf(awo));
    await page.answer('/api/contact-points', { ...listOf(), facets });
    await page.type('Träger', '');
    await page.click(page.button('Speichern'));
    await page.refuse(`/api/people/${boy.id}`, 409, 'person.changed', 'PATCH');
    const now = { ...boy, version: 2, name: 'Quartiersarbeit Welheim' };
    await page.answer('/api/people', listOf(now));
    expect(page.text).toMatch(/Jetzt steht dort: ?Name ?Quartiersarbeit Welheim/);
    await page.click(page.button('Speichern'));
    const saved = { ...now, version: 3, organisation: null };
    const sent = await page.answer(`/api/people/${boy.id}`, saved, 'PATCH');
    expect(sent.body).toEqual({ version: 2, organisationId: null });
    expect(page.has('a', 'AWO')).toBe(false);
  });
});
