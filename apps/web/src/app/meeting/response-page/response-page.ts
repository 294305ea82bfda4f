import { Component, computed, inject, input } from '@angular/core';
import type { GiveResponse, ResponseView } from '@quartiersforum/domain';
import { LoadingState, Notice } from '@quartiersforum/ui/frame';
import { lastValue } from '../../core/loading/last-value';
import { LoadFailure } from '../../core/loading/load-failure';
import { Door } from '../../shell/door/door';
import { MeetingInvitationClient } from '../meeting-invitation-client';
import { ResponseAnswer } from '../response-answer/response-answer';
import { ResponseFacts } from '../response-facts/response-facts';

/** The door behind the link of an invitation: answers without a sign-in, and can be changed by the same link until the meeting ends. */
@Component({
  selector: 'app-response-page',
  imports: [Door, LoadFailure, LoadingState, Notice, ResponseAnswer, ResponseFacts],
  templateUrl: './response-page.html',
  styleUrl: './response-page.scss',
})
export class ResponsePage {
  /** Of the link in the mail. */
  readonly token = input.required<string>();

  private readonly client = inject(MeetingInvitationClient);
  protected readonly resource = this.client.responseByLink(this.token);
  protected readonly view = lastValue(this.resource);
  protected readonly lead = computed(() => {
    const name = this.view()?.name;
    return name === undefined ? '' : `Einladung für ${name}`;
  });
  protected readonly send = (response: GiveResponse): Promise<ResponseView> =>
    this.client.giveResponseByLink(this.token(), response);
}
