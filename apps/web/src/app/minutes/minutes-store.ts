import { computed, inject, Service, signal } from '@angular/core';
import type { CreateMinutesEntry, MinutesEntry, UpdateMinutesEntry } from '@quartiersforum/domain';
import { lastValue } from '../core/loading/last-value';
import { onReconnect } from '../core/realtime/on-reconnect';
import { Realtime } from '../core/realtime/realtime';
import { SessionStore } from '../core/session/session-store';
import { MinutesClient } from './minutes-client';

/**
 * The minutes of one meeting: head, sections, entries and what the person may do with them. Provided by the tab.
 *
 * The one thing a newcomer would get wrong: the text is not here. It is the document `documentId`; entries are rows beside it.
 */
@Service({ autoProvided: false })
export class MinutesStore {
  private readonly client = inject(MinutesClient);
  private readonly session = inject(SessionStore);
  private readonly meetingId = signal('');

  readonly resource = this.client.minutesOf(() => this.meetingId() || undefined);
  readonly minutes = lastValue(this.resource);
  readonly canWrite = computed(() => this.may('minutes.write'));
  readonly canApprove = computed(
    () => this.may('minutes.approve') && this.minutes()?.state === 'draft',
  );
  readonly canCorrect = computed(
    () => this.may('minutes.correct') && this.minutes()?.state === 'approved',
  );

  constructor() {
    const realtime = inject(Realtime);
    const reload = ({ meetingId }: { meetingId: string }): void => {
      if (meetingId === this.meetingId()) this.reload();
    };
    realtime.listen('minutes.changed', reload);
    realtime.listen('meeting.changed', reload);
    realtime.listen('live.attendanceChanged', reload);
    onReconnect(() => this.reload());
  }

  show(meetingId: string): void {
    this.meetingId.set(meetingId);
  }

  reload(): void {
    this.resource.reload();
  }

  /** The entry as it is now; undefined when somebody has removed it. */
  entry(id: string): MinutesEntry | undefined {
    return this.minutes()?.entries.find((entry) => entry.id === id);
  }

  async addEntry(entry: CreateMinutesEntry): Promise<void> {
    await this.client.createEntry(this.meetingId(), entry);
    this.reload();
  }

  async changeEntry(id: string, change: UpdateMinutesEntry): Promise<void> {
    await this.client.updateEntry(id, change);
    this.reload();
  }

  async removeEntry({ id, version }: MinutesEntry): Promise<void> {
    await this.client.removeEntry(id, version);
    this.reload();
  }

  async restoreEntry(id: string): Promise<void> {
    await this.client.restoreEntry(id);
    this.reload();
  }

  /** Freezes text, entries and head for good. */
  async approve(): Promise<void> {
    await this.client.approve(this.meetingId());
    this.reload();
  }

  /** Opens the next version as a draft. */
  async correct(reason: string): Promise<void> {
    await this.client.correct(this.meetingId(), { reason });
    this.reload();
  }

  private may(permission: 'minutes.write' | 'minutes.approve' | 'minutes.correct'): boolean {
    const minutes = this.minutes();
    return minutes !== undefined && this.session.may(permission, minutes);
  }
}
