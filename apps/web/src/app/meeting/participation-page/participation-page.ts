import { Component, computed, inject, signal } from '@angular/core';
import { Button, Card, EmptyState, Icon, LoadingState } from '@quartiersforum/ui/frame';
import { LoadFailure } from '../../core/loading/load-failure';
import { InvitationList } from '../invitation-list/invitation-list';
import { InvitationStore } from '../invitation-store';
import { InviteDialog } from '../invite-dialog/invite-dialog';
import { MeetingStore } from '../meeting-store';
import { OwnResponse } from '../own-response/own-response';

/**
 * Who takes part in a meeting. Whoever is invited answers here; whoever leads it sees all answers and invites. A newcomer would show
 * everybody who comes: what people answer and need is for those who lead the meeting.
 */
@Component({
  selector: 'app-participation-page',
  imports: [
    Button,
    Card,
    EmptyState,
    Icon,
    InvitationList,
    InviteDialog,
    LoadFailure,
    LoadingState,
    OwnResponse,
  ],
  templateUrl: './participation-page.html',
  providers: [InvitationStore],
})
export class ParticipationPage {
  private readonly meetings = inject(MeetingStore);
  protected readonly store = inject(InvitationStore);
  protected readonly meeting = this.meetings.meeting;
  protected readonly isInvited = computed(() => (this.meeting()?.answer ?? null) !== null);
  protected readonly isDraft = computed(() => this.meeting()?.state === 'draft');
  protected readonly canInvite = computed(
    () =>
      this.store.canInvite() || (this.isDraft() && this.meetings.may('meetingInvitation.create')),
  );
  protected readonly isInviting = signal(false);
}
