import { Component, computed, inject, output } from '@angular/core';
import { Badge, Button, Icon } from '@quartiersforum/ui/frame';
import { LinkedText } from '../../core/text/linked-text/linked-text';
import { LeadStore, worthSaying } from '../lead-store';
import { LiveStore } from '../live-store';
import { Steering } from '../steering';
import { TimeBar } from '../time-bar/time-bar';
import { clockText, countText, durationText } from '../time-words';

/** What the meeting is at, big, with its time and the one main button. */
@Component({
  selector: 'app-current-item',
  imports: [Badge, Button, Icon, LinkedText, TimeBar],
  templateUrl: './current-item.html',
  styleUrl: './current-item.scss',
})
export class CurrentItem {
  readonly timeAdjusted = output();
  readonly endAsked = output();

  protected readonly live = inject(LiveStore);
  protected readonly lead = inject(LeadStore);
  protected readonly steering = inject(Steering);
  protected readonly countText = countText;
  protected readonly durationText = durationText;

  protected readonly number = computed(() => {
    const current = this.lead.current();
    if (current === undefined) return '';
    const total = this.live.live()?.items.length ?? 0;
    return current.number === null ? 'Nur für die Leitung' : `TOP ${current.number} von ${total}`;
  });
  protected readonly used = computed(
    () => (this.lead.current()?.plannedSeconds ?? 0) - (this.lead.left() ?? 0),
  );
  /** One button that stays where it is, so that the focus does, too. */
  protected readonly mainLabel = computed(() => {
    if (!this.live.isRunning()) return 'Fortsetzen';
    const next = this.lead.next();
    if (next === undefined) return this.lead.canGoOn() ? 'Punkt abschließen' : 'Treffen beenden';
    return next.number === null ? 'Weiter' : `Weiter zu TOP ${next.number}`;
  });
  protected readonly isOver = computed(() => (this.lead.times()?.over ?? 0) >= worthSaying);
  /** "Nach Plan bis 12:00 Uhr · voraussichtlich bis 12:04 Uhr". */
  protected readonly endText = computed(() => {
    const live = this.live.live();
    if (live === undefined) return '';
    const planned = `Nach Plan bis ${clockText(live.plannedEnd)} Uhr`;
    const expected = `voraussichtlich bis ${clockText(this.lead.expectedEnd())} Uhr`;
    return this.isOver() ? `${planned} · ${expected}` : `${planned} · die Zeit reicht`;
  });
  protected readonly pauseText = computed(() => {
    const since = this.live.live()?.pausedAt;
    return since ? `Pause seit ${clockText(since)} Uhr` : 'Pause';
  });

  protected goOn(): void {
    if (!this.live.isRunning()) void this.steering.steer({ action: 'resume' });
    else if (this.lead.canGoOn()) void this.steering.steer({ action: 'next' });
    else this.endAsked.emit();
  }
}
