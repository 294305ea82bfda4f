import type { AgendaTemplateItem, MeetingSeries } from '@quartiersforum/domain';
import { account, listOf } from '../../../testing/examples';
import { meeting, meetingSeries } from '../../../testing/meeting-examples';
import { visit, type Visit } from '../../../testing/page';
import { emptyItem } from '../agenda-item-dialog/agenda-item-form';

const [opening, talk, dates] = ['Begrüßung', 'Fachvortrag', 'Termine'].map((title) => ({
  ...emptyItem,
  title,
})) as [AgendaTemplateItem, AgendaTemplateItem, AgendaTemplateItem];
const nextDates = listOf(
  { startsAt: '2027-01-12T09:00:00Z', holiday: null, isTaken: true },
  { startsAt: '2027-04-13T08:00:00Z', holiday: null, isTaken: false },
  { startsAt: '2027-07-13T08:00:00Z', holiday: 'Feiertag der Probe', isTaken: false },
);

async function shown(change: Partial<MeetingSeries> = {}): Promise<[Visit, MeetingSeries]> {
  const series = meetingSeries({ template: [opening, talk, dates], ...change });
  const page = await visit(`/treffen/reihen/${series.id}`, account('coordinator'));
  await page.answer(`/api/meeting-series/${series.id}`, series);
  await page.answer(`/api/meeting-series/${series.id}/next-dates`, nextDates);
  return [page, series];
}

function order(page: Visit): string[] {
  return [...page.element.querySelectorAll('app-agenda-editor .title')].map((title) =>
    (title.textContent ?? '').trim(),
  );
}

describe('A series', () => {
  it('says its rhythm in words and its next dates', async () => {
    const [page] = await shown();
    expect(page.text).toContain(
      'jedes Quartal am zweiten Dienstag (Januar, April, Juli, Oktober) um 10:00 Uhr',
    );
    expect(page.text).toMatch(
      /Di, 12. Januar 2027, 10:00 Uhr ?angelegt.*Di, 13. Juli 2027, 10:00 Uhr ?Feiertag der Probe/,
    );
    expect(page.text).toContain('Zusammen 45 Minuten, 1 Stunde 45 Minuten sind noch frei.');
    expect(await page.findings()).toEqual([]);
  });

  it('is for the coordinator only', async () => {
    const page = await visit('/treffen/reihen/x', account('fieldworker'));
    expect(page.text).toContain('Diese Seite ist für Ihre Rolle nicht geöffnet.');
  });

  it('gets another rhythm', async () => {
    const [page, series] = await shown();
    await page.click(page.button('Reihe bearbeiten'));
    await page.type('Wie oft', 'year');
    await page.type('Monat', '10');
    await page.type('Wochentag', '5');
    expect(page.text).toContain(
      'Das heißt: jedes Jahr am zweiten Freitag im Oktober um 10:00 Uhr.',
    );
    expect(await page.findings()).toEqual([]);
    await page.click(page.button('Speichern'));
    const sent = await page.answer(`/api/meeting-series/${series.id}`, series, 'PATCH');
    expect(sent.body).toEqual({
      version: 1,
      rhythm: { every: 'year', ordinal: 2, weekday: 5, month: 10, time: '10:00' },
    });
  });

  it('leads to its next meeting', async () => {
    const [page, series] = await shown();
    await page.click(page.button('Nächstes Treffen anlegen'));
    await page.answer(`/api/meeting-series/${series.id}/next-dates`, nextDates);
    await page.click(page.button('Anlegen'));
    const created = meeting();
    const sent = await page.answer('/api/meetings', created, 'POST');
    expect(sent.body).toMatchObject({ startsAt: '2027-04-13T08:00:00Z' });
    expect(page.address).toBe(`/treffen/${created.id}`);
  });
});

describe('The template of a series', () => {
  it('is put in another order by keyboard and saved', async () => {
    const [page, series] = await shown();
    await page.click(page.button('Nach oben: Termine'));
    expect(order(page)).toEqual(['Begrüßung', 'Termine', 'Fachvortrag']);
    const template = [opening, dates, talk];
    const saved = { ...series, version: 2, template };
    const sent = await page.answer(`/api/meeting-series/${series.id}`, saved, 'PATCH');
    expect(sent.body).toEqual({ version: 1, template });
  });

  it('gets an item changed', async () => {
    const [page, series] = await shown();
    await page.click(page.button('Bearbeiten: Fachvortrag'));
    await page.type('Minuten', '40');
    await page.click(page.button('Speichern'));
    const template = [opening, { ...talk, durationMinutes: 40 }, dates];
    const saved = { ...series, version: 2, template };
    const sent = await page.answer(`/api/meeting-series/${series.id}`, saved, 'PATCH');
    expect(sent.body).toEqual({ version: 1, template });
    expect(page.text).toContain('40 min');
  });

  it('loses an item, with a way back', async () => {
    const [page, series] = await shown();
    await page.click(page.button('Entfernen: Termine'));
    const less = { ...series, version: 2, template: [opening, talk] };
    await page.answer(`/api/meeting-series/${series.id}`, less, 'PATCH');
    expect(order(page)).toEqual(['Begrüßung', 'Fachvortrag']);
    await page.click(page.button('Rückgängig'));
    const sent = await page.answer(
      `/api/meeting-series/${series.id}`,
      { ...series, version: 3 },
      'PATCH',
    );
    expect(sent.body).toEqual({ version: 2, template: [opening, talk, dates] });
  });

  it('keeps the own text when somebody else was faster', async () => {
    const [page, series] = await shown();
    await page.click(page.button('Bearbeiten: Fachvortrag'));
    await page.type('Titel', 'Vortrag');
    await page.click(page.button('Speichern'));
    await page.refuse(`/api/meeting-series/${series.id}`, 409, 'meetingSeries.changed', 'PATCH');
    const theirs = { ...talk, presenter: 'Suchtberatung' };
    const now = { ...series, version: 2, template: [opening, theirs, dates] };
    await page.answer(`/api/meeting-series/${series.id}`, now);
    expect(page.text).toMatch(/Jetzt steht dort:.*Wer trägt vor ?Suchtberatung/);
    await page.click(page.button('Speichern'));
    const sent = await page.answer(`/api/meeting-series/${series.id}`, now, 'PATCH');
    expect(sent.body).toEqual({
      version: 2,
      template: [opening, { ...theirs, title: 'Vortrag' }, dates],
    });
  });
});
