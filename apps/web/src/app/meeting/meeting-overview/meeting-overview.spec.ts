import type { Meeting, Role } from '@quartiersforum/domain';
import { account, listOf } from '../../../testing/examples';
import { agendaItem, meeting } from '../../../testing/meeting-examples';
import { visit, type Visit } from '../../../testing/page';

async function shown(role: Role, change: Partial<Meeting> = {}): Promise<[Visit, Meeting]> {
  const asked = meeting(change);
  const page = await visit(`/treffen/${asked.id}`, account(role));
  await page.answer(`/api/meetings/${asked.id}`, asked);
  return [page, asked];
}

/** The dialog's own button, not the one of the same name behind it. */
function inDialog(page: Visit, name: string): HTMLButtonElement {
  return [...page.element.querySelectorAll<HTMLButtonElement>('dialog button')].find(
    (button) => button.textContent.trim() === name,
  )!;
}

describe('A meeting at a glance', () => {
  it('says when, where, whose and what is on the agenda', async () => {
    const [page] = await shown('fieldworker', {
      agenda: [agendaItem({ title: 'Begrüßung' })],
      lead: { id: 'x', name: 'Fachdienststelle Soziales' },
      description: 'Bitte Neues mitbringen.',
    });
    expect(page.text).toContain('Di, 12. Januar 2027, 10:00 bis 12:30 Uhr');
    expect(page.text).toMatch(/Dauer.*2 Stunden 30 Minuten.*Wo.*Bürgerhaus Batenbrock/);
    expect(page.text).toMatch(/Leitung.*Fachdienststelle Soziales/);
    expect(page.text).toContain('Bitte Neues mitbringen.');
    expect(page.text).toMatch(/10:00 ?Begrüßung/);
    expect(page.link('Tagesordnung ansehen').pathname).toMatch(/\/tagesordnung$/);
    expect(page.has('button', 'Mehr')).toBe(false);
    expect(await page.findings()).toEqual([]);
  });

  it('gives each part its own address', async () => {
    const [page, { id }] = await shown('fieldworker');
    expect(page.link('Überblick').getAttribute('aria-current')).toBe('page');
    await page.click(page.link('Tagesordnung'));
    expect(page.address).toBe(`/treffen/${id}/tagesordnung`);
    expect(page.link('Tagesordnung').getAttribute('aria-current')).toBe('page');
    expect(page.link('Überblick').getAttribute('aria-current')).toBeNull();
  });

  it.each([
    ['draft', 'Einladen', 'teilnahme'],
    ['invited', 'Tagesordnung vorbereiten', 'tagesordnung'],
    ['running', 'Zum laufenden Treffen', 'leitung'],
    ['ended', 'Protokoll schreiben', 'protokoll'],
    ['documented', 'Protokoll lesen', 'protokoll'],
  ] as const)('that is %s has one main step for the coordinator', async (state, label, path) => {
    const [page, { id }] = await shown('coordinator', { state, answer: null });
    expect(page.link(label).pathname).toBe(`/treffen/${id}/${path}`);
    expect(page.element.querySelectorAll('main .primary')).toHaveLength(1);
    expect(await page.findings()).toEqual([]);
  });

  it('is started and attended on its day', async () => {
    const today = { startsAt: '2026-11-22T16:00:00Z', answer: null };
    const [lead, { id }] = await shown('coordinator', today);
    expect(lead.link('Treffen starten').pathname).toBe(`/treffen/${id}/leitung`);
  });

  it.each(['invited', 'ended'] as const)(
    'that is %s has its console in the menu',
    async (state) => {
      const [page, { id }] = await shown('coordinator', { state });
      await page.click(page.button('Mehr'));
      expect(page.link('Zur Leitung').pathname).toBe(`/treffen/${id}/leitung`);
    },
  );

  it('asks nobody for an answer any more when it is over', async () => {
    const [page] = await shown('fieldworker', { state: 'documented', answer: 'open' });
    expect(page.text).not.toContain('Antwort offen');
  });

  it('counts the answers for those who lead it', async () => {
    const [page] = await shown('coordinator', {
      answers: { open: 5, yes: 14, no: 2, substitute: 1 },
    });
    expect(page.text).toMatch(/Antworten.*Zusagen ?14.*Vertretung ?1.*Absagen ?2.*offen ?5/);
  });

  it('says that it is cancelled and why', async () => {
    const [page] = await shown('city', {
      state: 'cancelled',
      cancelReason: 'Zu viele sind krank.',
    });
    expect(page.text).toContain('Dieses Treffen ist abgesagt.');
    expect(page.text).toContain('Zu viele sind krank.');
    expect(page.has('a', 'Teilnehmen')).toBe(false);
  });

  it('says that its day is a holiday', async () => {
    const [page] = await shown('coordinator', { holiday: 'Heilige Drei Könige' });
    expect(page.text).toContain('An diesem Tag ist Feiertag: Heilige Drei Könige.');
  });

  it('is not there for whoever does not belong to it', async () => {
    const page = await visit('/treffen/x', account('provider'));
    await page.refuse('/api/meetings/x', 404, 'meeting.notFound');
    expect(page.text).toContain('Dieses Treffen gibt es nicht');
    expect(page.has('button', 'Erneut versuchen')).toBe(false);
  });

  it('stays when the connection is lost, and follows what is announced', async () => {
    const [page, asked] = await shown('provider');
    page.realtime.announce('meeting.changed', { meetingId: asked.id });
    await page.cutOff(`/api/meetings/${asked.id}`);
    expect(page.text).toContain('Bürgerhaus Batenbrock');
    page.realtime.announce('meeting.changed', { meetingId: asked.id });
    await page.answer(`/api/meetings/${asked.id}`, { ...asked, place: 'Rathaus' });
    expect(page.text).toContain('Rathaus');
    expect(page.realtime.said).toEqual([`join ${asked.id}`]);
  });
});

describe('Managing a meeting', () => {
  async function chosen(entry: string, change: Partial<Meeting> = {}): Promise<[Visit, Meeting]> {
    const [page, asked] = await shown('coordinator', { answer: null, ...change });
    await page.click(page.button('Mehr'));
    await page.click(page.button(entry));
    return [page, asked];
  }

  it('moves it to a new date, and says that mails go out', async () => {
    const [page, { id }] = await chosen('Verschieben');
    expect(page.text).toContain('eine Mail mit dem alten und dem neuen Termin');
    await page.type('Tag', '2027-01-19');
    expect(await page.findings()).toEqual([]);
    await page.click(page.button('Termin speichern'));
    const sent = await page.answer(`/api/meetings/${id}/reschedule`, meeting({ id }), 'POST');
    expect(sent.body).toEqual({
      version: 1,
      startsAt: '2027-01-19T09:00:00.000Z',
      durationMinutes: 150,
    });
  });

  it('takes the date away until there is a new one', async () => {
    const [page, { id }] = await chosen('Verschieben');
    await page.type('Was soll gelten?', 'open');
    await page.type('Grund', 'Saal belegt');
    await page.click(inDialog(page, 'Verschieben'));
    const sent = await page.answer(
      `/api/meetings/${id}/postpone`,
      meeting({ id, state: 'moved', cancelReason: 'Saal belegt' }),
      'POST',
    );
    expect(sent.body).toEqual({ version: 1, reason: 'Saal belegt' });
    expect(page.text).toContain('Verschoben, der neue Termin folgt.');
    expect(page.button('Neuen Termin festlegen')).toBeTruthy();
  });

  it('cancels it only after saying what happens', async () => {
    const [page, { id }] = await chosen('Absagen');
    expect(page.text).toContain('Alle Eingeladenen bekommen sofort eine Mail');
    expect(page.text).toContain('Das lässt sich nicht rückgängig machen');
    expect(await page.findings()).toEqual([]);
    await page.click(inDialog(page, 'Absagen'));
    const sent = await page.answer(
      `/api/meetings/${id}/cancel`,
      meeting({ id, state: 'cancelled' }),
      'POST',
    );
    expect(sent.body).toEqual({ version: 1, reason: '' });
    expect(page.text).toContain('Dieses Treffen ist abgesagt.');
  });

  it('shows what somebody else has written and keeps the own words', async () => {
    const [page, asked] = await chosen('Bearbeiten');
    await page.type('Ort', 'Rathaus');
    await page.click(page.button('Speichern'));
    await page.refuse(`/api/meetings/${asked.id}`, 409, 'meeting.changed', 'PATCH');
    await page.answer(`/api/meetings/${asked.id}`, { ...asked, version: 2, place: 'Alte Schule' });
    expect(page.text).toMatch(/Jetzt steht dort:.*Ort ?Alte Schule/);
    expect(page.field('Ort').value).toBe('Rathaus');
    await page.click(page.button('Speichern'));
    const sent = await page.answer(`/api/meetings/${asked.id}`, asked, 'PATCH');
    expect(sent.body).toEqual({ place: 'Rathaus', version: 2 });
  });

  it('hands over the lead to somebody who comes', async () => {
    const [page, { id }] = await chosen('Leitung übergeben');
    await page.answer(`/api/meetings/${id}/invitees`, {
      reachable: [{ accountId: 'drk', name: 'DRK', affiliation: null }],
      unreachable: [],
    });
    await page.answer(`/api/meetings/${id}/invitations`, listOf());
    await page.type('Wer leitet das Treffen?', 'drk');
    expect(await page.findings()).toEqual([]);
    await page.click(page.button('Speichern'));
    const sent = await page.answer(`/api/meetings/${id}`, meeting({ id }), 'PATCH');
    expect(sent.body).toEqual({ version: 1, leadAccountId: 'drk' });
  });

  it('names who writes the minutes', async () => {
    const [page, { id }] = await chosen('Protokoll schreiben lassen');
    await page.answer(`/api/meetings/${id}/invitees`, {
      reachable: [{ accountId: 'drk', name: 'DRK', affiliation: null }],
      unreachable: [],
    });
    await page.answer(`/api/meetings/${id}/invitations`, listOf());
    await page.click(page.field('DRK'));
    await page.click(page.button('Speichern'));
    const sent = await page.answer(`/api/meetings/${id}/writers`, meeting({ id }), 'PUT');
    expect(sent.body).toEqual({ accountIds: ['drk'] });
  });
});
