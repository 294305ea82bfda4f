import { computed, inject, Service, signal } from '@angular/core';
import type { Attendee, AttendanceState, UpdateAttendee } from '@quartiersforum/domain';
import { lastValue } from '../core/loading/last-value';
import { failureOf } from '../core/problem/problem-of';
import { onReconnect } from '../core/realtime/on-reconnect';
import { Realtime } from '../core/realtime/realtime';
import { LiveClient } from './live-client';

/** Who is there, who is expected and who is excused, for those who lead the meeting. */
@Service({ autoProvided: false })
export class AttendanceStore {
  private readonly client = inject(LiveClient);
  private readonly id = signal<string | undefined>(undefined);
  private readonly changing = signal<ReadonlySet<string>>(new Set());

  readonly resource = this.client.attendees(this.id);
  private readonly list = lastValue(this.resource);
  readonly attendees = computed<readonly Attendee[]>(() => this.list()?.items ?? []);
  /** Why the last change was not made; a whole sentence. */
  readonly failure = signal<string | null>(null);

  readonly present = computed(() => this.attendees().filter(({ state }) => state === 'present'));
  readonly counts = computed(() => {
    const counts: Record<AttendanceState, number> = {
      present: 0,
      expected: 0,
      excused: 0,
      absent: 0,
    };
    for (const { state } of this.attendees()) counts[state] += 1;
    return counts;
  });

  constructor() {
    const realtime = inject(Realtime);
    realtime.listen('live.attendanceChanged', ({ meetingId }) => this.reloadIf(meetingId));
    realtime.listen('meeting.answersChanged', ({ meetingId }) => this.reloadIf(meetingId));
    onReconnect(() => this.resource.reload());
  }

  /** `undefined`: for somebody who does not lead the meeting. */
  show(meetingId: string | undefined): void {
    this.id.set(meetingId);
  }

  isChanging(attendee: Attendee): boolean {
    return this.changing().has(attendee.id);
  }

  /** Marks somebody; what is pressed again goes back to "expected". */
  async mark(attendee: Attendee, state: UpdateAttendee['state']): Promise<void> {
    if (this.isChanging(attendee)) return;
    this.failure.set(null);
    this.changing.update((ids) => new Set([...ids, attendee.id]));
    try {
      const changed = await this.client.updateAttendee(attendee.id, { state });
      this.resource.update(
        (list) =>
          list && {
            ...list,
            items: list.items.map((one) => (one.id === changed.id ? changed : one)),
          },
      );
    } catch (error) {
      this.failure.set(failureOf(error).text);
      this.resource.reload();
    } finally {
      this.changing.update((ids) => new Set([...ids].filter((id) => id !== attendee.id)));
    }
  }

  /** Enters somebody who is in the hall without a phone. */
  async add(name: string, affiliation: string): Promise<void> {
    const id = this.id();
    if (id === undefined) return;
    await this.client.addAttendee(id, { name, affiliation });
    this.resource.reload();
  }

  private reloadIf(meetingId: string): void {
    if (meetingId === this.id()) this.resource.reload();
  }
}
