import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Permission } from '@quartiersforum/domain';
import { agendaOpenStates, networkDay } from '@quartiersforum/domain/rules';
import { Button, Card, Notice } from '@quartiersforum/ui/frame';
import { SessionStore } from '../../core/session/session-store';
import { Clock } from '../../core/time/clock';
import { relativeDayText } from '../../core/time/relative-text';
import { clockText } from '../../core/time/time-text';
import { AnswerNumbers } from '../answer-numbers/answer-numbers';
import { MeetingActions, type MeetingQuestion } from '../meeting-actions/meeting-actions';
import { MeetingFacts } from '../meeting-facts/meeting-facts';
import { MeetingStore } from '../meeting-store';
import { nextStep } from '../next-step';
import { OwnAnswer } from '../own-answer/own-answer';

/** A meeting at a glance: what it is, and the one thing to do next. */
@Component({
  selector: 'app-meeting-overview',
  imports: [
    AnswerNumbers,
    Button,
    Card,
    MeetingActions,
    MeetingFacts,
    Notice,
    OwnAnswer,
    RouterLink,
  ],
  templateUrl: './meeting-overview.html',
  styleUrl: './meeting-overview.scss',
})
export class MeetingOverview {
  protected readonly store = inject(MeetingStore);
  private readonly session = inject(SessionStore);
  private readonly now = inject(Clock).now();
  private readonly today = networkDay(this.now);
  protected readonly question = signal<MeetingQuestion | null>(null);
  protected readonly step = computed(() => {
    const meeting = this.store.meeting();
    const may = (permission: Permission): boolean => this.store.may(permission);
    return meeting ? nextStep(meeting, may, this.now) : null;
  });
  /** What is cancelled stays as it is. */
  protected readonly canManage = computed(
    () => this.store.isLead() && this.store.meeting()?.state !== 'cancelled',
  );
  protected readonly canEditAgenda = computed(() => {
    const state = this.store.meeting()?.state;
    return state !== undefined && agendaOpenStates.includes(state) && this.store.isLead();
  });
  protected readonly isAhead = computed(() => {
    const state = this.store.meeting()?.state;
    return state === 'draft' || state === 'invited';
  });
  protected readonly distance = computed(() => {
    const meeting = this.store.meeting();
    if (meeting === undefined || !this.isAhead()) return '';
    return `Es beginnt ${relativeDayText(networkDay(new Date(meeting.startsAt)), this.today)}.`;
  });
  protected readonly asksForAnswer = computed(() => {
    const meeting = this.store.meeting();
    return (
      meeting?.answer === 'open' &&
      this.session.may('response.give', { relation: 'self', state: meeting.state })
    );
  });
  protected readonly clockText = clockText;
}
