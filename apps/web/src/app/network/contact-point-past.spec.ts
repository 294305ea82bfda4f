import type { ContactPoint } from '@quartiersforum/domain';
import { account, contactPoint, listOf } from '../../testing/examples';
import { visit } from '../../testing/page';

const coordinator = account('coordinator');
const addressOf = ({ id }: ContactPoint): string => `/api/contact-points/${id}`;

describe('The past of a contact point', () => {
  it('says who changed what, from what to what', async () => {
    const entry = contactPoint();
    const page = await visit(`/netzwerk/anlaufstellen/${entry.id}/verlauf`, coordinator);
    await page.answer(addressOf(entry), entry);
    await page.answer(
      `${addressOf(entry)}/history`,
      listOf(
        {
          number: 2,
          at: '2026-11-20T09:00:00Z',
          by: 'Quartiersarbeit Boy',
          reason: 'changed',
          changes: [
            { field: 'contact.phone', subject: null, before: null, after: '02041 1' },
            { field: 'state', subject: null, before: 'internal', after: 'released' },
          ],
        },
        {
          number: 3,
          at: '2026-11-19T09:00:00Z',
          by: null,
          reason: 'imported',
          changes: [
            {
              field: 'fundingPhases.endsOn',
              subject: 'Zusammen im Quartier',
              before: '2026-12-31',
              after: null,
            },
          ],
        },
        { number: 1, at: '2026-11-01T09:00:00Z', by: null, reason: 'recorded', changes: [] },
      ),
    );
    expect(document.title).toBe('Verlauf: Quartiersbüro Boy · Quartiersforum');
    expect(page.text).toMatch(/Fr, 20. November 2026, 10:00 Uhr von Quartiersarbeit Boy/);
    expect(page.text).toMatch(/Telefon ?jetzt: 02041 1/);
    expect(page.text).toMatch(/Sichtbarkeit ?vorher: nur im Netzwerk/);
    expect(page.heading('Zusammen im Quartier')).toBeTruthy();
    expect(page.text).toMatch(/Letzter Tag ?vorher: 31. Dezember 2026 ?jetzt: keine Angabe/);
    expect(page.text).toContain('So stand es, als der Verlauf begann');
    expect(await page.findings()).toEqual([]);
    await page.click(page.link('Stand an diesem Tag, Fr, 20. November 2026, 10:00 Uhr'));
    expect(page.address).toBe(`/netzwerk/anlaufstellen/${entry.id}?stand=2026-11-20`);
  });

  it('is read as it was on a day, clearly marked and not to be changed', async () => {
    const entry = contactPoint();
    const page = await visit(`/netzwerk/anlaufstellen/${entry.id}?stand=2026-11-01`, coordinator);
    await page.answer(`${addressOf(entry)}?asOf=2026-11-01`, { ...entry, name: 'Alter Name' });
    await page.answer(addressOf(entry), entry);
    expect(page.heading('Alter Name')).toBeTruthy();
    expect(page.text).toContain('Stand am 1. November 2026');
    expect(page.has('button', 'Bearbeiten')).toBe(false);
    expect(page.has('button', 'Laufzeit eintragen')).toBe(false);
    expect(await page.findings()).toEqual([]);
    await page.click(page.link('Zum heutigen Stand'));
    expect(page.address).toBe(`/netzwerk/anlaufstellen/${entry.id}`);
    expect(page.button('Bearbeiten')).toBeTruthy();
  });

  it('that nobody has recorded is said to be so, with another day to choose', async () => {
    const entry = contactPoint();
    const page = await visit(`/netzwerk/anlaufstellen/${entry.id}?stand=2019-01-01`, coordinator);
    await page.refuse(`${addressOf(entry)}?asOf=2019-01-01`, 404, 'register.notYet');
    await page.answer(addressOf(entry), entry);
    expect(page.has('button', 'Erneut versuchen')).toBe(false);
    expect(page.text).not.toContain('Hier steht, was das Register');
    expect(page.heading('Quartiersbüro Boy')).toBeTruthy();
    await page.type('Anderer Tag', '2026-11-02');
    await page.click(page.button('Ansehen'));
    expect(page.address).toBe(`/netzwerk/anlaufstellen/${entry.id}?stand=2026-11-02`);
  });
});
