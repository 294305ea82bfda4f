import type { LiveView } from '@quartiersforum/domain';
import { account, id } from '../../../testing/examples';
import { agendaItem, at, liveView, plannedMeeting, steering } from '../../../testing/live-examples';
import { visit, type Visit } from '../../../testing/page';

async function project(view: LiveView, as = account('coordinator')): Promise<Visit> {
  const page = await visit(`/treffen/${view.meetingId}/beamer`, as);
  await page.answer(`/api/meetings/${view.meetingId}/live`, view);
  await page.answer(`/api/meetings/${view.meetingId}/live`, view);
  return page;
}

describe('The projector', () => {
  it('shows the item, its time in digits and words, what comes and who is there', async () => {
    const page = await project(liveView());
    expect(page.heading('Neues aus der Verwaltung')).toBeTruthy();
    expect(page.text).toMatch(/16:00\s*noch\s*von 20 Minuten/);
    expect(page.text).toMatch(/Danach\s*Fachvortrag/);
    expect(page.text).toMatch(/17 dabei\s*TOP 2 von 4/);
    expect(page.element.querySelector('nav, button')).toBeNull();
    expect(await page.findings()).toEqual([]);
  });

  it('says in words when the time is over', async () => {
    const page = await project(liveView({ itemStartedAt: at(-22) }));
    expect(page.text).toMatch(/02:00\s*über der Zeit\s*von 20 Minuten/);
  });

  it('names who speaks and the next two', async () => {
    const entries = ['Caritas', 'Boy', 'DRK', 'AWO', 'Sozialamt'].map((name, index) => ({
      ...{ id: id(), attendeeId: id(), name, affiliation: null },
      state: index === 0 ? ('speaking' as const) : ('waiting' as const),
    }));
    const page = await project(liveView({ queue: { isOpen: true, order: 'arrival', entries } }));
    expect(page.text).toMatch(/Redeliste\s*Caritas\s*Boy\s*DRK\s*und 2 weitere/);
    expect(page.text).not.toContain('AWO');
    expect(await page.findings()).toEqual([]);
  });

  it('carries the code to come in, and its address for whoever cannot see it', async () => {
    const view = liveView({ me: steering });
    const page = await project(view);
    const url = `https://forum.example.org/treffen/${view.meetingId}/dabei#gast=TTT`;
    await page.answer(`/api/meetings/${view.meetingId}/join-link`, { url, validUntil: null });
    const code = page.element.querySelector('app-qr-code svg');
    expect(code?.getAttribute('aria-label')).toBe(`QR-Code mit der Adresse ${url}`);
    expect(page.text).toContain('Mit dem Telefon scannen');
    expect(await page.findings()).toEqual([]);
  });

  it('has no code where somebody who does not lead has opened it', async () => {
    const view = liveView();
    const page = await project(view, account('city'));
    page.http.expectNone(`/api/meetings/${view.meetingId}/join-link`);
    expect(page.element.querySelector('app-qr-code')).toBeNull();
  });

  it('shows nothing of an item that is not for all, nor of notes', async () => {
    const view = liveView({ me: steering, currentItemId: null, items: [] });
    const page = await project(view);
    expect(page.text).toContain('Alle Punkte sind behandelt');
    expect(page.element.querySelector('[role=timer]')).toBeNull();
    page.http.expectNone(`/api/meetings/${view.meetingId}`);
  });

  it('tells of a pause and of the end', async () => {
    const view = liveView({ state: 'paused', pausedAt: at(-1), itemStartedAt: null });
    const page = await project(view);
    expect(page.heading('Pause')).toBeTruthy();
    expect(page.text).toContain('Danach geht es weiter mit: Neues aus der Verwaltung');
    expect(await page.findings()).toEqual([]);
    const { me: _, ...state } = view;
    page.realtime.announce('live.changed', { ...state, state: 'ended', version: 9 });
    await page.settle();
    expect(page.heading('Vielen Dank!')).toBeTruthy();
    expect(await page.findings()).toEqual([]);
  });

  it('says before the start when and where it is', async () => {
    const view = liveView({ state: 'invited', startedAt: null, itemStartedAt: null });
    const page = await project(view);
    const agenda = [agendaItem(view.items[0]!, { moderatorNotes: 'geheim' })];
    await page.answer(`/api/meetings/${view.meetingId}`, plannedMeeting(view, { agenda }));
    expect(page.text).toContain('So, 22. November 2026, 12:50 Uhr');
    expect(page.text).toContain('Rathaus, Sitzungssaal');
    expect(page.text).not.toContain('geheim');
    expect(await page.findings()).toEqual([]);
  });

  it('is not found where the meeting is not for this person', async () => {
    const meetingId = id();
    const page = await visit(`/treffen/${meetingId}/beamer`, account('city'));
    await page.refuse(`/api/meetings/${meetingId}/live`, 404, 'meeting.notFound');
    expect(page.text).toContain('Nicht gefunden');
  });
});
