import type { Meeting, Minutes, MinutesEntry, MinutesVersion, Role } from '@quartiersforum/domain';
import { account, contactPoint, id, listOf } from '../../testing/examples';
import { visit, type Visit } from '../../testing/page';

const meetingId = id();
const item = { agendaItemId: id(), blockId: id(), title: 'Blitzlicht aus den Quartieren' };
const path = `/api/meetings/${meetingId}`;

function entry(change: Partial<MinutesEntry> = {}): MinutesEntry {
  return {
    id: id(),
    version: 1,
    agendaItemId: item.agendaItemId,
    kind: 'decision',
    text: 'Das nächste Treffen findet in Boy statt.',
    vote: { yes: 12, no: 1, abstain: 1 },
    owner: null,
    dueOn: null,
    ...change,
  };
}

function minutes(change: Partial<Minutes> = {}): Minutes {
  return {
    id: id(),
    meetingId,
    state: 'draft',
    number: 1,
    reason: null,
    documentId: id(),
    relation: 'lead',
    head: {
      title: 'Austauschtreffen, 1. Quartal 2027',
      kind: 'exchange',
      body: 'Austauschtreffen Quartiersarbeit',
      place: 'Rathaus',
      plannedStart: '2027-01-12T09:00:00Z',
      startedAt: '2027-01-12T09:02:00Z',
      endedAt: '2027-01-12T11:28:00Z',
      lead: ['Quartierskoordination'],
      writers: ['Vertretung Sozialamt'],
      present: [{ name: 'Quartiersarbeit Boy', affiliation: 'Quartiersbüro Boy' }],
      excused: [],
      absent: [],
      guests: [],
      substitutes: [{ name: 'Vertretung', affiliation: null, insteadOf: 'Vertretung DRK' }],
    },
    sections: [item],
    entries: [entry()],
    versions: [],
    ...change,
  };
}

const summary = (number: number, reason: string | null = null) => ({
  number,
  reason,
  approvedAt: '2027-01-20T09:00:00Z',
  approvedBy: 'Quartierskoordination',
  hash: 'a'.repeat(64),
});

function version(change: Partial<MinutesVersion> = {}): MinutesVersion {
  const { head, sections, entries } = minutes();
  return {
    ...summary(1),
    meetingId,
    head,
    sections,
    entries,
    content: {
      type: 'doc',
      content: [
        { type: 'heading', attrs: { level: 1, id: item.blockId }, content: [text(item.title)] },
        { type: 'paragraph', attrs: { id: id() }, content: [text('In Boy wird gebaut.')] },
      ],
    },
    ...change,
  };
}

const text = (words: string) => ({ type: 'text', text: words });

const meeting: Meeting = {
  id: meetingId,
  title: 'Austauschtreffen, 1. Quartal 2027',
  kind: 'exchange',
  state: 'ended',
  series: null,
  body: { id: id(), name: 'Austauschtreffen Quartiersarbeit' },
  startsAt: '2027-01-12T09:00:00Z',
  durationMinutes: 150,
  place: 'Rathaus',
  relation: 'participant',
  answer: 'yes',
  minutes: { state: 'draft', documentId: id() },
  version: 1,
  agendaVersion: 1,
  description: '',
  lead: null,
  writers: [],
  holiday: null,
  cancelReason: null,
  startedAt: null,
  endedAt: null,
  agenda: [],
  answers: null,
};

/** The tab of the meeting, before its minutes are answered. */
async function visitTab(role: Role, change: Partial<Meeting> = {}): Promise<Visit> {
  const page = await visit(`/treffen/${meetingId}/protokoll`, account(role));
  await page.answer(path, { ...meeting, ...change });
  return page;
}

async function tab(role: Role, shown: Minutes): Promise<Visit> {
  const page = await visitTab(role);
  await page.answer(`${path}/minutes`, shown);
  return page;
}

describe('The minutes of a meeting', () => {
  it('say what to expect while there are none to read', async () => {
    const page = await visitTab('fieldworker', { minutes: null });
    expect(page.text).toContain('Noch kein Protokoll');
    expect(page.has('button', 'Genehmigen')).toBe(false);
    page.http.expectNone(`${path}/minutes`);
  });

  it('that were taken from one meanwhile are as if there were none', async () => {
    const page = await visitTab('fieldworker');
    await page.refuse(`${path}/minutes`, 404, 'minutes.notFound');
    expect(page.text).toContain('Noch kein Protokoll');
  });

  it('give whoever writes them the entries beside the text, and the coordinator the approval', async () => {
    const page = await tab('coordinator', minutes());
    expect(page.text).toContain('12 Ja, 1 Nein, 1 Enthaltung');
    expect(page.button('Genehmigen')).toBeTruthy();
    expect(await page.findings()).toEqual([]);
  });

  it('take a task with who and until when', async () => {
    const boy = contactPoint();
    const page = await tab('coordinator', minutes());
    await page.click(page.button(`Eintrag hinzufügen: ${item.title}`));
    await page.type('Art', 'task');
    await page.answer('/api/contact-points', { ...listOf(boy), facets: {} });
    await page.type('Text', 'Raum buchen');
    await page.type('Name', boy.id);
    await page.type('Bis wann?', '2027-02-01');
    await page.click(page.button('Speichern'));
    const asked = await page.answer(`${path}/minutes/entries`, entry(), 'POST');
    expect(asked.body).toEqual({
      agendaItemId: item.agendaItemId,
      kind: 'task',
      text: 'Raum buchen',
      vote: null,
      owner: { kind: 'contactPoint', id: boy.id },
      dueOn: '2027-02-01',
    });
  });

  it('keep the own words when somebody else has changed the entry, and show theirs', async () => {
    const known = entry();
    const page = await tab('coordinator', minutes({ entries: [known] }));
    await page.click(page.button(`Beschluss ändern: ${known.text}`));
    await page.type('Wortlaut des Beschlusses', 'Wir treffen uns in Boy.');
    await page.click(page.button('Speichern'));
    await page.refuse(`/api/minutes-entries/${known.id}`, 409, 'minutes.changed', 'PATCH');
    const theirs = { ...known, version: 2, text: 'Wir treffen uns in Ebel.' };
    await page.answer(`${path}/minutes`, minutes({ entries: [theirs] }));
    expect(page.text).toContain('Jetzt steht dort: „Wir treffen uns in Ebel.“');
    expect(page.field<HTMLTextAreaElement>('Wortlaut').value).toBe('Wir treffen uns in Boy.');
    await page.click(page.button('Speichern'));
    const asked = await page.answer(`/api/minutes-entries/${known.id}`, theirs, 'PATCH');
    expect(asked.body).toMatchObject({ version: 2, text: 'Wir treffen uns in Boy.' });
  });

  it('bring back an entry that was removed', async () => {
    const known = entry();
    const page = await tab('coordinator', minutes({ entries: [known] }));
    await page.click(page.button(`Beschluss entfernen: ${known.text}`));
    await page.answer(`/api/minutes-entries/${known.id}`, null, 'DELETE');
    await page.answer(`${path}/minutes`, minutes({ entries: [] }));
    expect(page.text).not.toContain(known.text);
  });

  it('are approved after a question that names what may be missing', async () => {
    const page = await tab(
      'coordinator',
      minutes({ entries: [entry({ kind: 'task', vote: null })] }),
    );
    await page.click(page.button('Genehmigen'));
    expect(page.text).toContain('1 Aufgabe hat noch niemanden, der sie übernimmt.');
    const dialog = page.element.querySelector('app-approve-dialog');
    const [, approve] = dialog?.querySelectorAll<HTMLButtonElement>('[dialogActions]') ?? [];
    if (approve) await page.click(approve);
    await page.answer(`${path}/minutes/approve`, minutes(), 'POST');
    await page.answer(`${path}/minutes`, minutes({ state: 'approved', versions: [summary(1)] }));
    await page.answer(`${path}/minutes/versions/1`, version());
    expect(page.text).toContain('genehmigt');
    expect(page.text).toContain('In Boy wird gebaut.');
  });

  it('are read by whoever belongs to the meeting, with every entry and every version', async () => {
    const page = await tab(
      'fieldworker',
      minutes({
        state: 'approved',
        relation: 'participant',
        number: 2,
        versions: [summary(2, 'Stimmen falsch gezählt'), summary(1)],
      }),
    );
    await page.answer(
      `${path}/minutes/versions/2`,
      version({ number: 2, reason: 'Stimmen falsch gezählt' }),
    );
    expect(page.text).toContain('Di, 12. Januar 2027, 10:02–12:28 Uhr');
    expect(page.text).toContain('Vertretung für Vertretung DRK');
    expect(page.text).toContain('Das nächste Treffen findet in Boy statt.');
    expect(page.text).toMatch(/Art ?Austauschtreffen Quartiersarbeit/);
    expect(page.link('Fassung 1').getAttribute('href')).toBe(`/protokolle/${meetingId}/fassung/1`);
    expect(page.has('button', 'Genehmigen')).toBe(false);
    expect(page.has('button', 'Berichtigen')).toBe(false);
    expect(await page.findings()).toEqual([]);
  });
});

describe('The list of minutes', () => {
  const found = {
    id: id(),
    meeting: { id: meetingId, name: 'Austauschtreffen, 1. Quartal 2027' },
    body: { id: id(), name: 'Austauschtreffen Quartiersarbeit' },
    heldOn: '2027-01-12',
    state: 'approved',
    number: 1,
    decisions: 1,
    tasks: 2,
    hits: [
      {
        parts: [
          { text: 'Neue ', isHit: false },
          { text: 'Förderungen', isHit: true },
        ],
      },
    ],
  };

  it('is not for those to whom nothing has been released', async () => {
    const page = await visit('/protokolle', account('reader'));
    expect(page.text).toContain('Kein Zugriff');
  });

  it('shows hits in their context', async () => {
    const page = await visit('/protokolle?suche=F%C3%B6rderung', account('fieldworker'));
    const asked = await page.answer('/api/minutes', listOf(found));
    expect(asked.parameters).toContain('search=F%C3%B6rderung');
    expect(page.element.querySelector('mark')?.textContent).toBe('Förderungen');
    expect(page.text).toContain('1 Beschluss · 2 Aufgaben');
    expect(await page.findings()).toEqual([]);
  });

  it('says what to do when nothing is found, and what to expect when there is nothing', async () => {
    const page = await visit('/protokolle?suche=Zebra', account('fieldworker'));
    await page.answer('/api/minutes', listOf());
    expect(page.text).toContain('Nichts gefunden');
    await page.click(page.button('Suche zurücksetzen'));
    await page.answer('/api/minutes', listOf());
    expect(page.text).toContain('Noch keine Protokolle');
  });
});
