import { computed, inject, Service, signal } from '@angular/core';
import type { Meeting, Permission } from '@quartiersforum/domain';
import { lastValue } from '../core/loading/last-value';
import { followMeeting } from '../core/realtime/follow-meeting';
import { onReconnect } from '../core/realtime/on-reconnect';
import { Realtime } from '../core/realtime/realtime';
import { SessionStore } from '../core/session/session-store';
import { MeetingClient } from './meeting-client';
import type { Version } from '../core/form/concurrent-form';

/**
 * One meeting with its agenda, and what the person may do with it. Provided by `MeetingPage`; its tabs inject it.
 *
 * The one thing a newcomer would get wrong: commands answer the new meeting, which is adopted at once; the announcement that follows reads
 * it again, so an older answer never stays.
 */
@Service({ autoProvided: false })
export class MeetingStore {
  private readonly client = inject(MeetingClient);
  private readonly session = inject(SessionStore);
  private readonly asked = signal<string | undefined>(undefined);

  readonly resource = this.client.meeting(this.asked);
  /** Undefined until it is loaded. */
  readonly meeting = lastValue(this.resource);
  /** Whether the person leads it: a coordinator, or whoever has the lead. */
  readonly isLead = computed(() => this.may('meeting.update'));
  /** Whether the person plans it in the name of the network: date, invitation, cancelling. */
  readonly isPlanner = computed(() => this.may('meeting.plan'));

  constructor() {
    const realtime = inject(Realtime);
    followMeeting(this.asked);
    const readIfShown = ({ meetingId }: { meetingId: string }): void => {
      if (meetingId === this.asked()) this.reload();
    };
    realtime.listen('meeting.changed', readIfShown);
    realtime.listen('meeting.answersChanged', readIfShown);
    realtime.listen('account.accessChanged', () => this.reload());
    onReconnect(() => this.reload());
  }

  show(id: string): void {
    this.asked.set(id);
  }

  reload(): void {
    this.resource.reload();
  }

  /** Reads again and is done when the answer is there. */
  async reread(): Promise<void> {
    const id = this.asked();
    if (id !== undefined) this.adopt(await this.client.read(id));
  }

  /** Takes over what a command has answered. */
  adopt(meeting: Meeting): void {
    if (meeting.id === this.asked()) this.resource.set(meeting);
  }

  /** The part of the meeting that a form holds, with the version that it was read in. */
  versionOf<Value>(part: (meeting: Meeting) => Value): Version<Value> | null {
    const meeting = this.meeting();
    return meeting === undefined ? null : { version: meeting.version, value: part(meeting) };
  }

  may(permission: Permission): boolean {
    const meeting = this.meeting();
    return meeting !== undefined && this.session.may(permission, meeting);
  }
}
