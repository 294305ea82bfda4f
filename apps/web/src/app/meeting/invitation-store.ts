import { computed, inject, Service } from '@angular/core';
import type { AnswerCounts, MeetingInvitation } from '@quartiersforum/domain';
import { Toaster } from '@quartiersforum/ui/frame';
import { lastValue } from '../core/loading/last-value';
import { failureOf } from '../core/problem/problem-of';
import { onReconnect } from '../core/realtime/on-reconnect';
import { Realtime } from '../core/realtime/realtime';
import { MeetingInvitationClient } from './meeting-invitation-client';
import { MeetingStore } from './meeting-store';

/** The invitations to the meeting that is shown, for those who lead it; answers come in while they look. Provided by the page. */
@Service({ autoProvided: false })
export class InvitationStore {
  private readonly client = inject(MeetingInvitationClient);
  private readonly meetings = inject(MeetingStore);
  private readonly toaster = inject(Toaster);
  private readonly meetingId = computed(() => this.meetings.meeting()?.id);
  /** A plan has no invitations, and who does not lead may not ask. */
  private readonly askedId = computed(() => (this.canList() ? this.meetingId() : undefined));

  readonly resource = this.client.invitations(() => this.askedId());
  private readonly list = lastValue(this.resource);
  /** Undefined until they are loaded. */
  readonly invitations = computed(() => this.list()?.items);
  readonly counts = computed<AnswerCounts>(() => {
    const counts = { open: 0, yes: 0, no: 0, substitute: 0 };
    for (const { response } of this.invitations() ?? []) counts[response] += 1;
    return counts;
  });
  readonly canList = computed(() => this.meetings.may('meetingInvitation.list'));
  /** Whether more people can be invited, and mails sent once more. */
  readonly canInvite = computed(
    () => this.meetings.may('meetingInvitation.create') && this.state() === 'invited',
  );
  readonly canWithdraw = computed(
    () =>
      this.canInvite() ||
      (this.meetings.may('meetingInvitation.create') && this.state() === 'moved'),
  );
  private readonly state = computed(() => this.meetings.meeting()?.state);

  constructor() {
    const realtime = inject(Realtime);
    const readIfShown = ({ meetingId }: { meetingId: string }): void => {
      if (meetingId === this.meetingId()) this.resource.reload();
    };
    realtime.listen('meeting.answersChanged', readIfShown);
    realtime.listen('meeting.changed', readIfShown);
    onReconnect(() => this.resource.reload());
  }

  async resend({ id, name }: MeetingInvitation): Promise<void> {
    await this.attempt(
      () => this.client.resend(id),
      `Die Einladung an ${name} geht noch einmal hinaus.`,
    );
  }

  async withdraw({ id, name }: MeetingInvitation): Promise<void> {
    await this.attempt(
      () => this.client.withdraw(id),
      `Die Einladung an ${name} ist zurückgenommen.`,
    );
  }

  private async attempt(work: () => Promise<void>, done: string): Promise<void> {
    try {
      await work();
      this.toaster.show(done);
    } catch (error) {
      this.toaster.show(failureOf(error).text, 'danger');
    }
    this.resource.reload();
  }
}
