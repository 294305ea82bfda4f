import type { MeetingSeries, MeetingSummary, Role, Topic } from '@quartiersforum/domain';
import { account, body, listOf } from '../../../testing/examples';
import { meeting, meetingSeries, meetingSummary, topic } from '../../../testing/meeting-examples';
import { visit, type Visit } from '../../../testing/page';

interface Shown {
  coming?: MeetingSummary[];
  past?: MeetingSummary[];
  series?: MeetingSeries[];
  topics?: Topic[];
}

async function list(role: Role, shown: Shown = {}): Promise<Visit> {
  const page = await visit('/treffen', account(role));
  await page.answer('/api/meetings?time=coming', listOf(...(shown.coming ?? [])));
  await page.answer('/api/meetings?time=past', listOf(...(shown.past ?? [])));
  await page.answer('/api/meeting-series', listOf(...(shown.series ?? [])));
  await page.answer('/api/topics', listOf(...(shown.topics ?? [])));
  return page;
}

describe('The meetings', () => {
  it('show the next one with its date in words, and the others after it', async () => {
    const page = await list('fieldworker', {
      coming: [
        meetingSummary({ title: 'Austauschtreffen' }),
        meetingSummary({ title: 'Workshop', startsAt: '2027-03-09T09:00:00Z', answer: 'yes' }),
      ],
      past: [
        meetingSummary({
          title: 'Austauschtreffen im Oktober',
          startsAt: '2026-10-13T08:00:00Z',
          state: 'documented',
          minutes: { state: 'approved', documentId: 'x' },
        }),
      ],
      series: [meetingSeries()],
    });
    expect(page.text).toMatch(
      /Als Nächstes · in 7 Wochen ?Austauschtreffen ?Di, 12. Januar 2027, 10:00 bis 12:30 Uhr/,
    );
    expect(page.text).toMatch(/Danach.*Workshop.*Sie kommen/);
    expect(page.link('Protokoll: Austauschtreffen im Oktober, Di, 13. Oktober 2026').href).toMatch(
      /\/protokoll$/,
    );
    expect(page.text).toContain('jedes Quartal am zweiten Dienstag');
    expect(page.has('button', 'Freies Treffen')).toBe(false);
    expect(page.text).not.toContain('Nächstes Treffen anlegen');
    expect(await page.findings()).toEqual([]);
  });

  it('take the own answer with one click', async () => {
    const next = meetingSummary();
    const page = await list('fieldworker', { coming: [next] });
    await page.click(page.button('Ich komme'));
    const asked = await page.answer(`/api/meetings/${next.id}/response`, {}, 'PUT');
    expect(asked.body).toEqual({ response: 'yes' });
    await page.answer('/api/meetings?time=coming', listOf({ ...next, answer: 'yes' as const }));
    expect(page.text).toContain('Sie kommen');
    expect(page.link('Antwort ändern').pathname).toBe(`/treffen/${next.id}/teilnahme`);
  });

  it('tell each what to expect when nothing is coming', async () => {
    expect((await list('city')).text).toContain('Sobald die Quartierskoordination einlädt');
  });

  it('tell the coordinator where to begin', async () => {
    expect((await list('coordinator')).text).toContain('bei der Reihe das nächste Treffen');
  });

  it('say when they cannot be loaded, and try again', async () => {
    const page = await visit('/treffen', account('provider'));
    await page.cutOff('/api/meetings?time=coming');
    expect(page.text).toContain('Keine Verbindung');
    expect(page.button('Erneut versuchen')).toBeTruthy();
  });

  it('tell a reader that nothing is released, without asking for it', async () => {
    const page = await visit('/treffen', account('reader'));
    expect(page.text).toContain('Für Sie ist noch nichts freigegeben');
    page.http.expectNone((request) => request.url.startsWith('/api/'));
  });

  it('read again when something is announced', async () => {
    const page = await list('provider');
    page.realtime.announce('meeting.changed', { meetingId: 'x' });
    await page.answer('/api/meetings?time=coming', listOf(meetingSummary({ title: 'Ganz neu' })));
    expect(page.text).toContain('Ganz neu');
  });
});

describe('The next meeting of a series', () => {
  const series = meetingSeries();
  const dates = listOf(
    { startsAt: '2027-01-12T09:00:00Z', holiday: null, isTaken: true },
    { startsAt: '2027-04-13T08:00:00Z', holiday: null, isTaken: false },
    { startsAt: '2027-07-13T08:00:00Z', holiday: 'Feiertag der Probe', isTaken: false },
  );

  async function asked(): Promise<Visit> {
    const page = await list('coordinator', { series: [series] });
    await page.click(page.button(`Nächstes Treffen anlegen: ${series.name}`));
    await page.answer(`/api/meeting-series/${series.id}/next-dates`, dates);
    return page;
  }

  it('is made in two clicks at the first free date', async () => {
    const page = await asked();
    expect(await page.findings()).toEqual([]);
    await page.click(page.button('Anlegen'));
    const created = meeting({ state: 'draft' });
    const sent = await page.answer('/api/meetings', created, 'POST');
    expect(sent.body).toEqual({
      seriesId: series.id,
      startsAt: '2027-04-13T08:00:00Z',
      place: 'Bürgerhaus Batenbrock',
    });
    expect(page.address).toBe(`/treffen/${created.id}`);
  });

  it('says what speaks against a date', async () => {
    const page = await asked();
    expect(page.text).toContain('Di, 12. Januar 2027, 10:00 Uhr (gibt es schon)');
    await page.type('Wann?', '2027-07-13T08:00:00Z');
    expect(page.text).toContain('An diesem Tag ist Feiertag: Feiertag der Probe.');
  });

  it('can lie on another day, in the time of the network', async () => {
    const page = await asked();
    await page.type('Wann?', 'other');
    await page.click(page.button('Anlegen'));
    expect(page.text).toContain('Bitte prüfen Sie diese Angabe.');
    await page.type('Tag', '2027-04-20');
    await page.answer('/api/calendar-days/2027-04-20', {
      day: '2027-04-20',
      holiday: null,
      meetings: [{ id: 'x', name: 'Fachgremium' }],
    });
    expect(page.text).toContain('An diesem Tag ist schon: „Fachgremium“.');
    await page.click(page.button('Anlegen'));
    const sent = await page.answer('/api/meetings', meeting(), 'POST');
    expect(sent.body).toMatchObject({ startsAt: '2027-04-20T08:00:00.000Z' });
  });
});

describe('A free meeting', () => {
  it('is made with its body, and a wrong field says so', async () => {
    const page = await list('coordinator');
    const circle = body({ name: 'Fachgremium' });
    await page.click(page.button('Freies Treffen'));
    await page.answer('/api/bodies', listOf(circle));
    await page.click(page.button('Anlegen'));
    expect(page.text).toContain('Bitte geben Sie mindestens 3 Zeichen ein.');
    await page.type('Gremium', circle.id);
    await page.type('Titel', 'Vorbereitung des Workshops');
    await page.type('Tag', '2027-02-02');
    expect(await page.findings()).toEqual([]);
    await page.click(page.button('Anlegen'));
    const sent = await page.answer('/api/meetings', meeting(), 'POST');
    expect(sent.body).toEqual({
      bodyId: circle.id,
      kind: 'other',
      title: 'Vorbereitung des Workshops',
      startsAt: '2027-02-02T09:00:00.000Z',
      durationMinutes: 120,
      place: '',
      description: '',
    });
  });
});

describe('Topics', () => {
  it('are handed in for the series one belongs to', async () => {
    const series = meetingSeries();
    const page = await list('fieldworker', { series: [series] });
    await page.click(page.button('Thema einreichen'));
    await page.type('Thema', 'Schlüssel der Turnhallen');
    expect(await page.findings()).toEqual([]);
    await page.click(page.button('Einreichen'));
    const sent = await page.answer('/api/topics', topic(), 'POST');
    expect(sent.body).toEqual({
      seriesId: series.id,
      title: 'Schlüssel der Turnhallen',
      description: '',
    });
  });

  it('of one’s own can be changed and taken back, those of others only read', async () => {
    const own = topic({ title: 'Meins', relation: 'self' });
    const other = topic({ title: 'Fremd' });
    const page = await list('fieldworker', { series: [meetingSeries()], topics: [own, other] });
    expect(page.text).toContain('von Quartiersbüro Boy');
    expect(page.has('button', 'Bearbeiten: Fremd')).toBe(false);
    await page.click(page.button('Zurückziehen: Meins'));
    expect(page.text).toContain('Das lässt sich nicht rückgängig machen.');
    await page.click(page.button('Zurückziehen'));
    await page.answer(`/api/topics/${own.id}/withdraw`, own, 'POST');
    await page.answer('/api/topics', listOf(other));
    expect(page.text).not.toContain('Meins');
  });

  it('that somebody else has changed meanwhile keep the own words', async () => {
    const own = topic({ title: 'Turnhallen', relation: 'self' });
    const page = await list('fieldworker', { series: [meetingSeries()], topics: [own] });
    await page.click(page.button('Bearbeiten: Turnhallen'));
    await page.type('Thema', 'Turnhallen am Abend');
    await page.click(page.button('Speichern'));
    await page.refuse(`/api/topics/${own.id}`, 409, 'topic.changed', 'PATCH');
    const now = { ...own, version: 2, title: 'Turnhallen und Schulhöfe' };
    await page.answer('/api/topics', listOf(now));
    expect(page.text).toContain('Inzwischen steht dort:Turnhallen und Schulhöfe');
    expect(page.field('Thema').value).toBe('Turnhallen am Abend');
    await page.click(page.button('Speichern'));
    const sent = await page.answer(`/api/topics/${own.id}`, now, 'PATCH');
    expect(sent.body).toEqual({ version: 2, title: 'Turnhallen am Abend' });
  });
});
