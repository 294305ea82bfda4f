import { provideZonelessChangeDetection, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { id } from '../../../testing/examples';
import { SilentRealtime } from '../../../testing/silent-realtime';
import { followMeeting } from './follow-meeting';
import { Realtime } from './realtime';

describe('Following a meeting', () => {
  let realtime: SilentRealtime;

  beforeEach(() => {
    realtime = new SilentRealtime();
    TestBed.configureTestingModule({
      providers: [provideZonelessChangeDetection(), { provide: Realtime, useValue: realtime }],
    });
  });

  async function settle(): Promise<void> {
    for (let turn = 0; turn < 3; turn += 1) {
      TestBed.tick();
      await Promise.resolve();
    }
  }

  function follow(meetingId = signal<string | undefined>(id())) {
    return { meetingId, following: TestBed.runInInjectionContext(() => followMeeting(meetingId)) };
  }

  it('joins once, and again after each reconnect', async () => {
    const { meetingId, following } = follow();
    await settle();
    expect(following()).toEqual({ state: 'joined', times: 1 });
    realtime.cut();
    await settle();
    expect(following()).toEqual({ state: 'waiting' });
    realtime.reconnect();
    await settle();
    expect(following()).toEqual({ state: 'joined', times: 2 });
    expect(realtime.said).toEqual([`join ${meetingId()}`, `join ${meetingId()}`]);
  });

  it('waits for a connection and for an id', async () => {
    realtime.isConnected.set(false);
    const { meetingId, following } = follow(signal(undefined));
    await settle();
    meetingId.set('later');
    await settle();
    expect(realtime.said).toEqual([]);
    realtime.isConnected.set(true);
    await settle();
    expect(following().state).toBe('joined');
  });

  it('leaves one meeting for another, and only when nobody else on the page follows it', async () => {
    const first = follow(signal<string | undefined>('a'));
    const second = follow(signal<string | undefined>('a'));
    await settle();
    first.meetingId.set('b');
    await settle();
    expect(realtime.said).toEqual(['join a', 'join b']);
    second.meetingId.set(undefined);
    await settle();
    expect(realtime.said).toEqual(['join a', 'join b', 'leave a']);
    TestBed.resetTestingModule();
    expect(realtime.said).toEqual(['join a', 'join b', 'leave a', 'leave b']);
  });

  it('says that it was refused, and asks again when access has changed', async () => {
    realtime.joinAnswer = { ok: false, code: 'meeting.notFound' };
    const { following } = follow();
    await settle();
    expect(following()).toEqual({ state: 'refused', code: 'meeting.notFound' });
    realtime.joinAnswer = { ok: true };
    realtime.announce('account.accessChanged', {});
    await settle();
    expect(following().state).toBe('joined');
  });

  it('tries again when no answer came', async () => {
    jest.useFakeTimers();
    realtime.joinAnswer = null;
    const { following } = follow();
    await settle();
    expect(following().state).toBe('waiting');
    realtime.joinAnswer = { ok: true };
    await jest.advanceTimersByTimeAsync(3000);
    expect(following().state).toBe('joined');
    jest.useRealTimers();
  });
});
