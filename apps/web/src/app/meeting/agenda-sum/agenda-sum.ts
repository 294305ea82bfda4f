import { Component, computed, input } from '@angular/core';
import { durationText } from '../../core/time/duration-text';

/** What an agenda takes in sum against the length of its meeting, in a calm line. */
@Component({
  selector: 'app-agenda-sum',
  template: `<p class="ui-small ui-muted">{{ text() }}</p>`,
  styles: `
    p {
      margin: 0;
    }
  `,
})
export class AgendaSum {
  /** Minutes of all items. */
  readonly planned = input.required<number>();
  /** Minutes of the meeting. */
  readonly available = input.required<number>();
  protected readonly text = computed(() => {
    const [planned, available] = [this.planned(), this.available()];
    const sum = `Zusammen ${durationText(planned)}`;
    const length = `das Treffen dauert ${durationText(available)}`;
    if (planned > available) {
      return `${sum}, ${durationText(planned - available)} mehr als geplant: ${length}.`;
    }
    if (planned < available) return `${sum}, ${durationText(available - planned)} sind noch frei.`;
    return `${sum}, so lange wie das Treffen.`;
  });
}
