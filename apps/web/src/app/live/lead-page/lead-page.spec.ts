import { account, id, listOf } from '../../../testing/examples';
import {
  agendaItem,
  at,
  attendee,
  liveItem,
  liveView,
  plannedMeeting,
  steering,
} from '../../../testing/live-examples';
import { visit, type Visit } from '../../../testing/page';
import type { Attendee, LiveView, Meeting } from '@quartiersforum/domain';

const coordinator = account('coordinator');

async function openConsole(
  view: LiveView = liveView({ me: steering }),
  { meeting = plannedMeeting(view), people = [attendee('Träger AWO')] as Attendee[] } = {},
): Promise<Visit> {
  const page = await visit(`/treffen/${view.meetingId}/leitung`, coordinator);
  const route = `/api/meetings/${view.meetingId}`;
  await page.answer(`${route}/live`, view);
  await page.answer(`${route}/live`, view);
  await page.answer(route, meeting satisfies Meeting);
  await page.answer(`${route}/attendees`, listOf(...people));
  return page;
}

/** What the server answers to the next command. */
function goesOn(view: LiveView): LiveView {
  const [first, second, third, ...rest] = view.items;
  const items = [
    first!,
    { ...second!, state: 'done' as const, spentSeconds: 240 },
    { ...third!, state: 'current' as const },
    ...rest,
  ];
  return { ...view, items, currentItemId: third!.id, itemStartedAt: at(0), version: 6 };
}

describe('The console', () => {
  it('shows what the meeting is at, how long, what comes and whether the time is enough', async () => {
    const page = await openConsole();
    expect(page.text).toContain('TOP 2 von 4');
    expect(page.heading('Neues aus der Verwaltung')).toBeTruthy();
    expect(page.element.querySelector('[role=timer]')?.textContent?.trim()).toBe('16:00');
    expect(page.text).toContain('noch, von 20 Minuten');
    expect(page.text).toContain('Nach Plan bis 14:00 Uhr · die Zeit reicht');
    expect(page.button('Weiter zu TOP 3')).toBeTruthy();
    expect(page.text).toContain('17 dabei');
    expect(await page.findings()).toEqual([]);
  });

  it('goes on once, however often "Weiter" is pressed', async () => {
    const view = liveView({ me: steering });
    const page = await openConsole(view);
    page.button('Weiter zu TOP 3').click();
    page.button('Weiter zu TOP 3').click();
    const commands = page.http.match(`/api/meetings/${view.meetingId}/steering`);
    expect(commands.map(({ request }) => request.body as unknown)).toEqual([
      { action: 'next', version: 5 },
    ]);
    commands[0]!.flush(goesOn(view));
    await page.settle();
    expect(page.heading('Fachvortrag')).toBeTruthy();
    expect(page.button('Weiter zu TOP 4')).toBeTruthy();
  });

  it('keeps the focus on its main button when the last item is done and only the end is left', async () => {
    const items = [liveItem('Themenspeicher', 10, { state: 'current' })];
    const view = liveView({ me: steering, items });
    const page = await openConsole(view);
    const button = page.button('Punkt abschließen');
    button.focus();
    await page.click(button);
    const done = { ...view, version: 6, currentItemId: null, itemStartedAt: null };
    await page.answer(
      `/api/meetings/${view.meetingId}/steering`,
      { ...done, items: [{ ...items[0]!, state: 'done' }] },
      'POST',
    );
    expect(page.text).toContain('Alle Punkte sind behandelt');
    expect(button.ownerDocument.activeElement).toBe(button);
    expect(button.textContent?.trim()).toBe('Treffen beenden');
    await page.click(button);
    expect(page.heading('Treffen beenden?')).toBeTruthy();
  });

  it('reads again when somebody else was quicker, and says so without an alarm', async () => {
    const view = liveView({ me: steering });
    const page = await openConsole(view);
    await page.click(page.button('Weiter zu TOP 3'));
    const route = `/api/meetings/${view.meetingId}`;
    await page.refuse(`${route}/steering`, 409, 'live.changed', 'POST');
    await page.answer(`${route}/live`, goesOn(view));
    expect(page.heading('Fachvortrag')).toBeTruthy();
    expect(page.element.querySelector('.failure[role=status]')?.textContent).toContain(
      'hat sich gerade geändert',
    );
    expect(page.element.querySelector('[role=alert]')).toBeNull();
    await page.click(page.button('Zeit anpassen'));
    expect(page.text).not.toContain('hat sich gerade geändert');
  });

  it('is steered by the keyboard', async () => {
    const view = liveView({ me: steering });
    const page = await openConsole(view);
    const key = new KeyboardEvent('keydown', { code: 'KeyP', altKey: true, bubbles: true });
    page.element.dispatchEvent(key);
    const paused = { ...view, state: 'paused' as const, pausedAt: at(0), itemStartedAt: null };
    const asked = await page.answer(
      `/api/meetings/${view.meetingId}/steering`,
      { ...paused, version: 6 },
      'POST',
    );
    expect(asked.body).toEqual({ action: 'pause', version: 5 });
    expect(page.text).toContain('Pause seit 13:00 Uhr');
    expect(await page.findings()).toEqual([]);
  });

  it('says what no longer fits and offers three ways out, each with what it would do', async () => {
    const view = liveView({ me: steering, plannedEnd: at(30) });
    const page = await openConsole(view);
    expect(page.text).toContain('Bis 13:30 Uhr fehlen 26 Minuten.');
    expect(page.text).toContain('passt nicht mehr');
    await page.click(page.button('Zeit anpassen'));
    expect(page.text).toContain('Fachvortrag: 16 statt 30 Minuten');
    expect(page.text).toContain('Neues Ende: 14:00 Uhr.');
    expect(page.field<HTMLSelectElement>('Tagesordnungspunkt').value).toBe(view.items[3]!.id);
    expect(await page.findings()).toEqual([]);
    await page.click(page.button('Verlängern'));
    const asked = await page.answer(
      `/api/meetings/${view.meetingId}/steering`,
      { ...view, plannedEnd: at(60), version: 6 },
      'POST',
    );
    expect(asked.body).toEqual({ action: 'extend', minutes: 30, version: 5 });
    expect(page.text).not.toContain('Die Zeit reicht nicht');
  });

  it('knows items and notes that are not for all', async () => {
    const view = liveView({ me: steering, currentItemId: null });
    const items = view.items.map((item) =>
      item.state === 'current' ? { ...item, state: 'open' as const } : item,
    );
    const hidden = agendaItem(liveItem('Absprache', 15, { state: 'current' }), {
      visibility: 'leads',
      moderatorNotes: 'Vertraulich behandeln',
    });
    const meeting = plannedMeeting(view, {
      agenda: [hidden, ...items.map((item) => agendaItem(item))],
    });
    const page = await openConsole({ ...view, items }, { meeting });
    expect(page.heading('Absprache')).toBeTruthy();
    expect(page.text).toContain('Nur für die Leitung');
    expect(page.text).toContain('Vertraulich behandeln');
    expect(page.element.querySelector('[role=timer]')?.textContent?.trim()).toBe('11:00');
  });

  it('leads the speaker queue: calls, moves, removes', async () => {
    const entry = (name: string, state: 'waiting' | 'speaking') => ({
      ...{ id: id(), attendeeId: id(), name, affiliation: null, state },
    });
    const [speaks, first, second] = [
      entry('Caritas', 'speaking'),
      entry('Boy', 'waiting'),
      entry('DRK', 'waiting'),
    ];
    const queue = { isOpen: true, order: 'arrival' as const, entries: [speaks, first, second] };
    const view = liveView({ me: steering, queue });
    const page = await openConsole(view);
    expect(page.text).toMatch(/Caritas\s*spricht/);
    expect(await page.findings()).toEqual([]);
    const route = `/api/meetings/${view.meetingId}/speaker-queue/steering`;
    await page.click(page.button('Nächste Person aufrufen'));
    expect((await page.answer(route, view, 'POST')).body).toEqual({ action: 'next' });
    await page.click(page.button('Mehr zu DRK'));
    await page.click(page.button('Nach oben'));
    expect((await page.answer(route, view, 'POST')).body).toEqual({
      ...{ action: 'move', entryId: second.id, beforeEntryId: first.id },
    });
    await page.click(page.button('Mehr zu Boy'));
    await page.click(page.button('Nach unten'));
    expect((await page.answer(route, view, 'POST')).body).toEqual({
      ...{ action: 'move', entryId: first.id, beforeEntryId: null },
    });
  });

  it('marks who is there with one tap, and takes it back with another', async () => {
    const person = attendee('Träger AWO');
    const others = [attendee('Sozialamt', { state: 'present' }), attendee('Jugendamt')];
    const page = await openConsole(undefined, { people: [person, ...others] });
    expect(page.text).toContain('1 da · 2 erwartet · 0 entschuldigt');
    await page.type('Person suchen', 'trager');
    expect(page.has('button', 'Da: Sozialamt')).toBe(false);
    await page.click(page.button('Da: Träger AWO'));
    const route = `/api/attendees/${person.id}`;
    const asked = await page.answer(route, { ...person, state: 'present' }, 'PATCH');
    expect(asked.body).toEqual({ state: 'present' });
    expect(page.text).toContain('2 da · 1 erwartet');
    expect(page.button('Da: Träger AWO').getAttribute('aria-pressed')).toBe('true');
    await page.click(page.button('Da: Träger AWO'));
    const undone = await page.answer(route, person, 'PATCH');
    expect(undone.body).toEqual({ state: 'expected' });
  });

  it('asks before the end, and names what goes to the next meeting', async () => {
    const view = liveView({ me: steering });
    const page = await openConsole(view);
    await page.click(page.button('Mehr'));
    await page.click(page.button('Treffen beenden'));
    expect(page.text).toMatch(/wurden nicht behandelt:\s*Fachvortrag\s*Themenspeicher/);
    expect(page.text).toContain('Eine erwartete Person gilt danach als nicht gekommen.');
    expect(await page.findings()).toEqual([]);
    const dialog = page.element.querySelector<HTMLElement>('app-end-dialog')!;
    await page.click(
      [...dialog.querySelectorAll('button')].find(
        (one) => one.textContent?.trim() === 'Treffen beenden',
      )!,
    );
    const ended = { ...view, state: 'ended' as const, endedAt: at(0), itemStartedAt: null };
    await page.answer(`/api/meetings/${view.meetingId}/steering`, { ...ended, version: 6 }, 'POST');
    expect(page.text).toContain('12:50 bis 13:00 Uhr, zusammen 10 Minuten');
    expect(page.link('Zum Protokoll')).toBeTruthy();
    expect(await page.findings()).toEqual([]);
  });

  it('starts a meeting that is due at once, and another one after a question', async () => {
    const items = liveView().items.map((item) => ({
      ...{ ...item, state: 'open' as const, spentSeconds: 0 },
    }));
    const plan = { state: 'invited' as const, startedAt: null, itemStartedAt: null };
    const view = liveView({ ...plan, me: steering, items, currentItemId: null });
    const meeting = plannedMeeting(view, { startsAt: at(24 * 60) });
    const page = await openConsole(view, { meeting });
    expect(page.text).toContain('Mo, 23. November 2026, 13:00 Uhr');
    expect(page.text).toContain('0 da · 1 erwartet');
    expect(await page.findings()).toEqual([]);
    await page.click(page.button('Treffen starten'));
    expect(page.heading('Jetzt starten?')).toBeTruthy();
    await page.click(page.button('Jetzt starten'));
    const asked = await page.answer(
      `/api/meetings/${view.meetingId}/steering`,
      liveView({ meetingId: view.meetingId, version: 6, me: steering }),
      'POST',
    );
    expect(asked.body).toEqual({ action: 'start', version: 5 });
    expect(page.heading('Neues aus der Verwaltung')).toBeTruthy();
  });

  it.each(['cancelled', 'moved'] as const)(
    'offers nothing to project and nobody to tick off when it is %s',
    async (state) => {
      const items = liveView().items.map((item) => ({ ...item, state: 'open' as const }));
      const off = { state, startedAt: null, itemStartedAt: null, currentItemId: null };
      const page = await openConsole(liveView({ ...off, me: steering, items }));
      expect(page.text).toMatch(/Dieses Treffen ist (abgesagt|verschoben)/);
      expect(page.has('button', 'QR-Code')).toBe(false);
      expect(page.text).not.toContain('Erwartet');
      expect(await page.findings()).toEqual([]);
    },
  );

  it('is not for those who do not lead the meeting', async () => {
    const view = liveView();
    const page = await visit(`/treffen/${view.meetingId}/leitung`, account('fieldworker'));
    await page.answer(`/api/meetings/${view.meetingId}/live`, view);
    expect(page.text).toContain('Dieses Treffen leiten andere');
    expect(page.link('Zum Treffen').getAttribute('href')).toBe(`/treffen/${view.meetingId}/dabei`);
    page.http.expectNone(`/api/meetings/${view.meetingId}/attendees`);
    expect(await page.findings()).toEqual([]);
  });

  it('does not find a meeting that is not for this person', async () => {
    const meetingId = id();
    const page = await visit(`/treffen/${meetingId}/leitung`, account('provider'));
    await page.refuse(`/api/meetings/${meetingId}/live`, 404, 'meeting.notFound');
    expect(page.text).toContain('Nicht gefunden');
    expect(await page.findings()).toEqual([]);
  });
});
