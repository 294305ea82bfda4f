import { provideZonelessChangeDetection } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { at, noon } from '../../testing/live-examples';
import { ServerClock } from './server-clock';

/** This device is three minutes and 250 ms behind the server. */
const behind = 180_250;

describe('The clock of a meeting', () => {
  let visibility: DocumentVisibilityState = 'visible';

  beforeEach(() => {
    jest.useFakeTimers({ now: noon - behind });
    jest.spyOn(document, 'visibilityState', 'get').mockImplementation(() => visibility);
    TestBed.configureTestingModule({ providers: [provideZonelessChangeDetection(), ServerClock] });
  });

  afterEach(() => {
    show('visible');
    jest.useRealTimers();
    jest.restoreAllMocks();
  });

  function show(state: DocumentVisibilityState): void {
    visibility = state;
    document.dispatchEvent(new Event('visibilitychange'));
  }

  it('shows the server’s time on a device whose clock is wrong', () => {
    const clock = TestBed.inject(ServerClock);
    clock.set(at(0));
    expect(clock.now()).toBe(noon);
  });

  it('changes on full seconds of the server, and only while something is counted', () => {
    const clock = TestBed.inject(ServerClock);
    clock.set(new Date(noon + 400).toISOString());
    clock.tick('second');
    jest.advanceTimersByTime(599);
    expect(clock.now()).toBe(noon + 400);
    jest.advanceTimersByTime(1);
    expect(clock.now()).toBe(noon + 1000);
    jest.advanceTimersByTime(1000);
    expect(clock.now()).toBe(noon + 2000);
    clock.tick('none');
    expect(jest.getTimerCount()).toBe(0);
  });

  it('stands still while the page is hidden, and is right and wary when it is seen again', () => {
    const clock = TestBed.inject(ServerClock);
    clock.set(at(0));
    clock.tick('second');
    show('hidden');
    expect(jest.getTimerCount()).toBe(0);
    jest.advanceTimersByTime(300_000);
    expect(clock.now()).toBe(noon);
    show('visible');
    expect(clock.now()).toBe(noon + 300_000);
    expect(clock.jumps()).toBe(1);
  });

  it('notices that the device has slept, whether or not its counted time went on', () => {
    const clock = TestBed.inject(ServerClock);
    clock.set(at(0));
    clock.tick('second');
    jest.advanceTimersByTime(3000);
    expect(clock.jumps()).toBe(0);
    jest.setSystemTime(Date.now() + 60_000);
    jest.advanceTimersByTime(1000);
    expect(clock.jumps()).toBe(1);
    jest.advanceTimersByTime(5000);
    expect(clock.jumps()).toBe(1);
  });
});
