import { Component, computed, inject } from '@angular/core';
import type { GiveResponse, ResponseView } from '@quartiersforum/domain';
import { Card, LoadingState } from '@quartiersforum/ui/frame';
import { LoadFailure } from '../../core/loading/load-failure';
import { lastValue } from '../../core/loading/last-value';
import { onReconnect } from '../../core/realtime/on-reconnect';
import { Realtime } from '../../core/realtime/realtime';
import { MeetingInvitationClient } from '../meeting-invitation-client';
import { MeetingStore } from '../meeting-store';
import { ResponseAnswer } from '../response-answer/response-answer';

/** The own answer to the invitation to the meeting that is shown, to be given and changed until it ends. */
@Component({
  selector: 'app-own-response',
  imports: [Card, LoadFailure, LoadingState, ResponseAnswer],
  templateUrl: './own-response.html',
})
export class OwnResponse {
  private readonly client = inject(MeetingInvitationClient);
  private readonly store = inject(MeetingStore);
  private readonly meetingId = computed(() => this.store.meeting()?.id ?? '');

  protected readonly resource = this.client.ownResponse(this.meetingId);
  protected readonly view = lastValue(this.resource);
  protected readonly send = (response: GiveResponse): Promise<ResponseView> =>
    this.client.giveOwnResponse(this.meetingId(), response);

  constructor() {
    // Another date asks again; what somebody is typing stays.
    inject(Realtime).listen('meeting.changed', ({ meetingId }) => {
      if (meetingId === this.meetingId()) this.resource.reload();
    });
    onReconnect(() => this.resource.reload());
  }

  protected keep(view: ResponseView): void {
    this.resource.set(view);
    this.store.reload();
  }
}
