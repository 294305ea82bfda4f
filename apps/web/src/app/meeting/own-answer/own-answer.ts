import { Component, computed, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { MeetingSummary } from '@quartiersforum/domain';
import { Badge, Button, Icon, Toaster } from '@quartiersforum/ui/frame';
import { failureOf } from '../../core/problem/problem-of';
import { SessionStore } from '../../core/session/session-store';
import { MeetingInvitationClient } from '../meeting-invitation-client';
import { responseNames } from '../response-names';

/**
 * The own answer to an invitation: one click as long as it is open, and shown once it is given. Only an open one can be given here, because
 * an answer carries wishes with it that another one would wipe out; those are changed on the page of the participation.
 */
@Component({
  selector: 'app-own-answer',
  imports: [Badge, Button, Icon, RouterLink],
  templateUrl: './own-answer.html',
  styleUrl: './own-answer.scss',
})
export class OwnAnswer {
  readonly meeting = input.required<Pick<MeetingSummary, 'id' | 'title' | 'state' | 'answer'>>();
  readonly given = output();

  private readonly client = inject(MeetingInvitationClient);
  private readonly session = inject(SessionStore);
  private readonly toaster = inject(Toaster);
  protected readonly names = responseNames;
  protected readonly answer = computed(() => this.meeting().answer);
  protected readonly canAnswer = computed(() =>
    this.session.may('response.give', { relation: 'self', state: this.meeting().state }),
  );
  protected readonly sending = signal<'yes' | 'no' | null>(null);

  protected async give(response: 'yes' | 'no'): Promise<void> {
    if (this.sending() !== null) return;
    this.sending.set(response);
    try {
      await this.client.giveOwnResponse(this.meeting().id, { response });
      this.toaster.show(
        response === 'yes' ? 'Ihre Zusage ist angekommen.' : 'Ihre Absage ist angekommen.',
      );
      this.given.emit();
    } catch (error) {
      this.toaster.show(failureOf(error).text, 'danger');
    } finally {
      this.sending.set(null);
    }
  }
}
