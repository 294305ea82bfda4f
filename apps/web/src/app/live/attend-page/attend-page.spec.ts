import { Location } from '@angular/common';
import { TestBed } from '@angular/core/testing';
import type { LiveView } from '@quartiersforum/domain';
import { Announcer } from '@quartiersforum/ui/frame';
import { account, id } from '../../../testing/examples';
import { at, liveItem, liveView, plannedMeeting } from '../../../testing/live-examples';
import { visit, type Visit } from '../../../testing/page';

const token = 'T'.repeat(43);
const attendeeId = id();

function present(change: Partial<LiveView> = {}): LiveView {
  const view = liveView(change);
  return { ...view, me: { ...view.me, attendeeId } };
}

async function attend(view: LiveView, meeting = plannedMeeting(view)): Promise<Visit> {
  const page = await visit(`/treffen/${view.meetingId}/dabei`, account('fieldworker'));
  const route = `/api/meetings/${view.meetingId}`;
  await page.answer(`${route}/live`, view);
  await page.answer(`${route}/live`, view);
  await page.answer(route, meeting);
  return page;
}

function announce(page: Visit, view: LiveView, change: Partial<LiveView>): Promise<void> {
  const { me: _, ...state } = { ...view, ...change };
  page.realtime.announce('live.changed', state);
  return page.settle();
}

function waitingFor(...ids: string[]): LiveView['queue'] {
  const entries = ids.map((one, index) => ({
    ...{ id: id(), attendeeId: one, name: `Person ${index + 1}`, affiliation: null },
    state: 'waiting' as const,
  }));
  return { isOpen: true, order: 'arrival', entries };
}

describe('The screen of somebody in the hall', () => {
  it('shows what the meeting is at, how long, and what comes', async () => {
    const page = await attend(liveView());
    expect(page.heading('TOP 2 von 4')).toBeTruthy();
    expect(page.heading('Neues aus der Verwaltung')).toBeTruthy();
    expect(page.element.querySelector('[role=timer]')?.textContent?.trim()).toBe('16:00');
    expect(page.text).toMatch(/Was noch kommt\s*Fachvortrag\s*30 Minuten/);
    expect(page.text).not.toContain('Zur Leitung');
    expect(await page.findings()).toEqual([]);
  });

  it('says "I am here" with one tap', async () => {
    const view = liveView();
    const page = await attend(view);
    await page.click(page.button('Ich bin da'));
    await page.answer(`/api/meetings/${view.meetingId}/presence`, present(view), 'POST');
    expect(page.has('button', 'Ich bin da')).toBe(false);
  });

  it('raises a hand once, says the place in the queue, and takes it down', async () => {
    const view = present();
    const page = await attend(view);
    page.button('Ich möchte sprechen').click();
    page.button('Ich möchte sprechen').click();
    const route = `/api/meetings/${view.meetingId}/speaker-queue`;
    const raised = page.http.match(route);
    expect(raised).toHaveLength(1);
    raised[0]!.flush({ ...view, queue: waitingFor(id(), attendeeId), version: 6 });
    await page.settle();
    expect(page.text).toContain('Sie stehen auf der Redeliste, an Stelle 2.');
    expect(await page.findings()).toEqual([]);
    await page.click(page.button('Wortmeldung zurückziehen'));
    await page.answer(route, { ...view, version: 7 }, 'DELETE');
    expect(page.button('Ich möchte sprechen')).toBeTruthy();
  });

  it('says politely that it is one’s turn and what is dealt with now, and nothing else', async () => {
    const view = present({ queue: waitingFor(id(), attendeeId) });
    const page = await attend(view);
    const say = jest.spyOn(TestBed.inject(Announcer), 'say');
    const spoken = (): Promise<string> =>
      new Promise((resolve) => say.mockImplementationOnce((text) => resolve(text)));
    await announce(page, view, { version: 6, present: 30 });
    const turn = spoken();
    await announce(page, view, { version: 7, queue: waitingFor(attendeeId) });
    expect(page.text).toContain('Sie sind als Nächste dran.');
    expect(await turn).toBe('Sie sind als Nächste dran.');
    const items = [liveItem('Fachvortrag', 30, { state: 'current' })];
    const course = spoken();
    await announce(page, view, {
      ...{ version: 8, queue: waitingFor(attendeeId), items, currentItemId: items[0]!.id },
    });
    expect(await course).toBe('Jetzt: Fachvortrag, 30 Minuten.');
    expect(say).toHaveBeenCalledTimes(2);
  });

  it('says that the queue is closed', async () => {
    const page = await attend(present({ queue: { isOpen: false, order: 'arrival', entries: [] } }));
    expect(page.text).toContain('Die Redeliste ist gerade geschlossen.');
    expect(page.has('button', 'Ich möchte sprechen')).toBe(false);
  });

  it('waits for a meeting that has not begun, and goes on by itself', async () => {
    const view = liveView({ state: 'invited', startedAt: null, itemStartedAt: null, version: 1 });
    const page = await attend(view, plannedMeeting(view, { startsAt: at(300) }));
    expect(page.text).toContain('So, 22. November 2026, 18:00 Uhr');
    expect(page.has('button', 'Ich bin da')).toBe(false);
    expect(await page.findings()).toEqual([]);
    await announce(page, liveView({ meetingId: view.meetingId }), {});
    expect(page.heading('Neues aus der Verwaltung')).toBeTruthy();
    expect(page.button('Ich möchte sprechen')).toBeTruthy();
  });

  it('lets people say that they are here from an hour before the start', async () => {
    const view = liveView({ state: 'invited', startedAt: null, itemStartedAt: null });
    const page = await attend(view, plannedMeeting(view, { startsAt: at(50) }));
    expect(page.button('Ich bin da')).toBeTruthy();
  });

  it('says goodbye when the meeting is over', async () => {
    const view = present();
    const page = await attend(view);
    await announce(page, view, { version: 9, state: 'ended', endedAt: at(5) });
    expect(page.text).toContain('Das Treffen ist beendet');
    expect(await page.findings()).toEqual([]);
  });
});

/** With the part that is sent to nobody. */
function wholeAddress(): string {
  return TestBed.inject(Location).path(true);
}

describe('The QR code', () => {
  const view = liveView();
  const address = `/treffen/${view.meetingId}/dabei`;
  const guest: LiveView['me'] = {
    ...{ attendeeId: id(), name: 'Gast', isGuest: true, maySteer: false, mayRaiseHand: true },
  };

  async function scan(path = `${address}#gast=${token}`): Promise<Visit> {
    const page = await visit(path, null);
    await page.refuse('/api/session', 401, 'access.signInRequired');
    await page.refuse(`/api/meetings/${view.meetingId}/live`, 401, 'access.signInRequired');
    return page;
  }

  it('lets in somebody without an account, who says who they are', async () => {
    const page = await scan();
    expect(page.element.querySelector('nav')).toBeNull();
    expect(page.link('Anmelden').getAttribute('href')).toBe(
      `/anmelden?weiter=${encodeURIComponent(address)}`,
    );
    expect(await page.findings()).toEqual([]);
    await page.type('Ihr Name', 'Gast aus Ebel');
    await page.type('Organisation', 'Nachbarschaftsverein');
    await page.click(page.button('Als Gast teilnehmen'));
    const asked = await page.answer('/api/guest-visits', { ...view, me: guest }, 'POST');
    expect(asked.body).toEqual({
      ...{ token, name: 'Gast aus Ebel', affiliation: 'Nachbarschaftsverein' },
    });
    expect(page.heading('Neues aus der Verwaltung')).toBeTruthy();
    expect(page.button('Ich möchte sprechen')).toBeTruthy();
    expect(page.has('a', 'Material')).toBe(false);
    expect(page.realtime.said).toContain(`join ${view.meetingId}`);
    expect(wholeAddress()).toBe(address);
  });

  it('that is no longer good says what to do', async () => {
    const page = await scan();
    await page.type('Ihr Name', 'Gast aus Ebel');
    await page.click(page.button('Als Gast teilnehmen'));
    await page.refuse('/api/guest-visits', 410, 'guestVisit.notUsable', 'POST');
    expect(page.text).toContain('Bitte scannen Sie den Code auf der Leinwand neu.');
  });

  it('is asked for by whoever comes without it', async () => {
    const page = await scan(address);
    expect(page.text).toContain('scannen Sie bitte den Code auf der Leinwand');
    expect(page.link('Anmelden')).toBeTruthy();
    expect(await page.findings()).toEqual([]);
  });

  it('is not needed by somebody who is signed in, and leaves the address', async () => {
    const page = await visit(`${address}#gast=${token}`, account('provider'));
    await page.answer(`/api/meetings/${view.meetingId}/live`, view);
    expect(page.button('Ich bin da')).toBeTruthy();
    expect(wholeAddress()).toBe(address);
  });
});
