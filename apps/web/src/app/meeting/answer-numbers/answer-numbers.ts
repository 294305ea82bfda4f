import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Meeting } from '@quartiersforum/domain';
import { Card } from '@quartiersforum/ui/frame';

/** How many have answered what, for those who lead the meeting. */
@Component({
  selector: 'app-answer-numbers',
  imports: [Card, RouterLink],
  template: `<ui-card heading="Antworten">
    <a cardActions [routerLink]="['/treffen', meetingId(), 'teilnahme']">Alle ansehen</a>
    <dl>
      @for (count of counts(); track count.name) {
        <div>
          <dt class="ui-small ui-muted">{{ count.name }}</dt>
          <dd class="ui-num">{{ count.value }}</dd>
        </div>
      }
    </dl>
  </ui-card>`,
  styleUrl: './answer-numbers.scss',
})
export class AnswerNumbers {
  readonly meetingId = input.required<string>();
  readonly answers = input.required<NonNullable<Meeting['answers']>>();
  protected readonly counts = computed(() => {
    const { yes, no, substitute, open } = this.answers();
    return [
      { name: 'Zusagen', value: yes },
      { name: 'Vertretung', value: substitute },
      { name: 'Absagen', value: no },
      { name: 'offen', value: open },
    ];
  });
}
