import { computed, effect, inject, type Signal, signal, untracked } from '@angular/core';
import { type Following, MeetingRooms } from './meeting-rooms';

/**
 * Follows a meeting while the caller's injection context lives, so that what is announced to the meeting arrives: `meeting.changed`,
 * `live.changed` and the like, heard with `Realtime.listen`. After each reconnect it joins again by itself. While the id is undefined
 * nothing is followed. Returns how far that has come; a refusal changes nothing but this signal.
 */
export function followMeeting(meetingId: Signal<string | undefined>): Signal<Following> {
  const rooms = inject(MeetingRooms);
  const none = signal<Following>({ state: 'waiting' });
  const room = signal<Signal<Following>>(none);
  effect((onCleanup) => {
    const id = meetingId();
    if (id === undefined) return;
    room.set(untracked(() => rooms.enter(id)));
    onCleanup(() => {
      room.set(none);
      rooms.exit(id);
    });
  });
  return computed(() => room()());
}
