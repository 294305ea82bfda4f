import { Component, computed, input } from '@angular/core';
import type { MinutesEntry } from '@quartiersforum/domain';
import { Badge } from '@quartiersforum/ui/frame';
import { dayText } from '../../core/time/time-text';
import { entryKindNames, voteText } from '../entry-texts';

/** A decision, a task or an information as it stands in minutes. */
@Component({
  selector: 'app-minutes-entry-view',
  imports: [Badge],
  template: `<ui-badge [variant]="kind().variant">{{ kind().name }}</ui-badge>
    <p class="words">{{ entry().text }}</p>
    @switch (entry().kind) {
      @case ('decision') {
        <p class="ui-small ui-muted">{{ voteText(entry().vote) }}</p>
      }
      @case ('task') {
        <p class="ui-small ui-muted">
          {{ entry().owner?.name ?? 'noch ohne Zuständige'
          }}{{ due() === null ? '' : ', bis ' + due() }}
        </p>
      }
    }`,
  styles: `
    :host {
      display: block;
    }

    p {
      margin: var(--ui-space-1) 0 0;
    }

    .words {
      white-space: pre-line;
      overflow-wrap: anywhere;
    }
  `,
})
export class MinutesEntryView {
  readonly entry = input.required<MinutesEntry>();
  protected readonly voteText = voteText;
  protected readonly kind = computed(() => entryKindNames[this.entry().kind]);
  protected readonly due = computed(() => {
    const day = this.entry().dueOn;
    return day === null ? null : dayText(day);
  });
}
