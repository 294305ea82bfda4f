import { Component, input, model } from '@angular/core';
import type { AnswerCounts, MeetingInvitation } from '@quartiersforum/domain';
import { answerNames } from '../answer-names';

export type Answer = MeetingInvitation['response'];

/** How many have answered what; each number shows its people when it is pressed, and all of them when it is pressed again. */
@Component({
  selector: 'app-answer-filter',
  templateUrl: './answer-filter.html',
  styleUrl: './answer-filter.scss',
})
export class AnswerFilter {
  readonly counts = input.required<AnswerCounts>();
  readonly chosen = model.required<Answer | null>();
  protected readonly answers = ['yes', 'substitute', 'no', 'open'] as const;
  protected readonly names = answerNames;

  protected press(answer: Answer): void {
    this.chosen.set(this.chosen() === answer ? null : answer);
  }
}
