import { Component, computed, effect, inject, output } from '@angular/core';
import { Announcer, Button, Icon } from '@quartiersforum/ui/frame';
import { LeadStore, worthSaying } from '../lead-store';
import { LiveStore } from '../live-store';
import { clockText, durationText } from '../time-words';

/** Says that the rest no longer fits, and what does not; said aloud once, not with each minute. */
@Component({
  selector: 'app-overrun-notice',
  imports: [Button, Icon],
  template: `@if (isOver()) {
    <section aria-labelledby="zeit-reicht-nicht">
      <ui-icon name="warning" />
      <div>
        <h2 id="zeit-reicht-nicht">Die Zeit reicht nicht</h2>
        <p>{{ text() }}</p>
      </div>
      <button uiButton size="small" (click)="timeAdjusted.emit()">Zeit anpassen</button>
    </section>
  }`,
  styleUrl: './overrun-notice.scss',
})
export class OverrunNotice {
  readonly timeAdjusted = output();

  private readonly lead = inject(LeadStore);
  private readonly live = inject(LiveStore);
  private readonly over = computed(() => this.lead.times()?.over ?? 0);
  protected readonly isOver = computed(() => this.over() >= worthSaying);
  protected readonly text = computed(() => {
    const end = clockText(this.live.live()?.plannedEnd ?? 0);
    const beyond = this.lead.beyond().map(({ title }) => `„${title}“`);
    const what = beyond.length === 0 ? '' : ` Nicht mehr ganz passt: ${beyond.join(', ')}.`;
    return `Bis ${end} Uhr fehlen ${durationText(this.over())}.${what}`;
  });

  constructor() {
    const announcer = inject(Announcer);
    effect(() => {
      if (this.isOver()) announcer.say('Die Zeit reicht nicht für alle Punkte.');
    });
  }
}
