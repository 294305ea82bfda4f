import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { provideZonelessChangeDetection } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { LiveState, LiveView } from '@quartiersforum/domain';
import { at, liveView } from '../../testing/live-examples';
import { SilentRealtime } from '../../testing/silent-realtime';
import { Realtime } from '../core/realtime/realtime';
import { Clock } from '../core/time/clock';
import { LiveStore } from './live-store';
import { ServerClock } from './server-clock';

/** A device whose clock is an hour ahead. */
class WrongClock extends Clock {
  override now(): Date {
    return new Date(at(60));
  }
}

describe('A running meeting', () => {
  const view = liveView();
  let realtime: SilentRealtime;
  let http: HttpTestingController;
  let store: LiveStore;

  beforeEach(() => {
    jest.useFakeTimers();
    realtime = new SilentRealtime();
    TestBed.configureTestingModule({
      providers: [
        provideZonelessChangeDetection(),
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: Realtime, useValue: realtime },
        { provide: Clock, useFactory: () => new WrongClock() },
        LiveStore,
        ServerClock,
      ],
    });
    http = TestBed.inject(HttpTestingController);
    store = TestBed.inject(LiveStore);
    store.show(view.meetingId);
  });

  afterEach(() => jest.useRealTimers());

  async function settle(): Promise<void> {
    for (let turn = 0; turn < 4; turn += 1) {
      await jest.advanceTimersByTimeAsync(0);
      TestBed.tick();
    }
  }

  /** Answers every question that is open, and says how many there were. */
  async function answer(with_: LiveView = view): Promise<number> {
    await settle();
    const open = http.match(`/api/meetings/${view.meetingId}/live`).filter((one) => !one.cancelled);
    for (const one of open) one.flush(with_);
    await settle();
    return open.length;
  }

  function announce(change: Partial<LiveState>): void {
    const { me: _, ...state } = view;
    realtime.announce('live.changed', { ...state, ...change });
  }

  it('is read first, then followed, and read once more for what happened in between', async () => {
    expect(await answer()).toBe(1);
    expect(realtime.said).toEqual([`join ${view.meetingId}`]);
    expect(await answer()).toBe(1);
    expect(await answer()).toBe(0);
    expect(store.current()?.title).toBe('Neues aus der Verwaltung');
  });

  it('shows the right rest on a device with a wrong clock', async () => {
    await answer();
    expect(store.left()).toBe(16 * 60);
    expect(store.times()?.untilEnd).toBe(3600);
  });

  it('takes over what is announced without asking, and drops what is older', async () => {
    await answer();
    await answer();
    announce({ version: 7, present: 20 });
    announce({ version: 6, present: 18 });
    await settle();
    expect(store.live()?.present).toBe(20);
    expect(await answer()).toBe(0);
    announce({ version: 9, meetingId: 'another', present: 1 });
    expect(store.live()?.present).toBe(20);
  });

  it('keeps what was announced when an older answer comes after it', async () => {
    await answer();
    announce({ version: 7, present: 20 });
    await answer(liveView({ ...view, version: 6, present: 18 }));
    expect(store.live()?.present).toBe(20);
  });

  it('is read again after the connection was away, and says so meanwhile', async () => {
    await answer();
    await answer();
    realtime.cut();
    await settle();
    expect(store.isCutOff()).toBe(false);
    await jest.advanceTimersByTimeAsync(2600);
    expect(store.isCutOff()).toBe(true);
    realtime.reconnect();
    expect(await answer(liveView({ ...view, version: 8, present: 25 }))).toBe(1);
    expect(store.isCutOff()).toBe(false);
    expect(store.live()?.present).toBe(25);
  });

  it('is read again when the page is seen again', async () => {
    await answer();
    await answer();
    jest.spyOn(document, 'visibilityState', 'get').mockReturnValue('visible');
    document.dispatchEvent(new Event('visibilitychange'));
    expect(await answer()).toBe(1);
    jest.restoreAllMocks();
  });

  it('asks once more when something was missed while a question was on its way', async () => {
    await answer();
    store.reload();
    store.reload();
    await settle();
    const open = http.match(`/api/meetings/${view.meetingId}/live`);
    expect(open.filter((one) => !one.cancelled)).toHaveLength(1);
    open.at(-1)!.flush(view);
    expect(await answer()).toBe(1);
    expect(await answer()).toBe(0);
  });

  it('has no tick while it stands still', async () => {
    const paused = liveView({ ...view, state: 'paused', itemStartedAt: null, pausedAt: at(0) });
    await answer(paused);
    await answer(paused);
    expect(store.left()).toBe(20 * 60);
    expect(store.isRunning()).toBe(false);
    expect(store.isHeld()).toBe(true);
  });
});
