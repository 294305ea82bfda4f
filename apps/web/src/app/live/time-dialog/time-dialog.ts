import { Component, computed, inject, model, signal } from '@angular/core';
import { Dialog, Field, Select, TextInput } from '@quartiersforum/ui';
import { Button, Notice } from '@quartiersforum/ui/frame';
import { LeadStore } from '../lead-store';
import { LiveStore } from '../live-store';
import { Steering, type SteeringCommand } from '../steering';
import { clockText, durationText } from '../time-words';

/** The three ways out when time runs over, each with what it would do before it is done. */
@Component({
  selector: 'app-time-dialog',
  imports: [Button, Dialog, Field, Notice, Select, TextInput],
  templateUrl: './time-dialog.html',
  styleUrl: './time-dialog.scss',
})
export class TimeDialog {
  readonly open = model.required<boolean>();

  private readonly live = inject(LiveStore);
  protected readonly lead = inject(LeadStore);
  protected readonly steering = inject(Steering);
  private readonly chosenItem = signal<string | null>(null);
  private readonly chosenMinutes = signal<number | null>(null);

  protected readonly over = computed(() => this.lead.times()?.over ?? 0);
  protected readonly overText = computed(() =>
    this.over() > 0
      ? `Es fehlen ${durationText(this.over())} bis zum geplanten Ende um ${this.endText()} Uhr.`
      : `Bis zum geplanten Ende um ${this.endText()} Uhr reicht die Zeit.`,
  );
  protected readonly openItems = computed(() =>
    this.lead.items().filter(({ state }) => state === 'open'),
  );
  /** The last one that does not fit is the one to move, unless somebody chooses another. */
  protected readonly itemId = computed(
    () => this.chosenItem() ?? (this.lead.beyond().at(-1) ?? this.openItems().at(-1))?.id ?? '',
  );
  /** What is missing, to the next five minutes. */
  protected readonly minutes = computed(
    () => this.chosenMinutes() ?? Math.max(5, Math.ceil(this.over() / 300) * 5),
  );
  protected readonly newEndText = computed(() => {
    const live = this.live.live();
    return live ? clockText(Date.parse(live.plannedEnd) + this.minutes() * 60_000) : '';
  });

  protected choose(itemId: string): void {
    this.chosenItem.set(itemId);
  }

  protected setMinutes(text: string): void {
    const minutes = Number(text);
    this.chosenMinutes.set(
      Number.isInteger(minutes) && minutes > 0 ? Math.min(240, minutes) : null,
    );
  }

  protected async run(command: SteeringCommand): Promise<void> {
    if (await this.steering.steer(command)) this.open.set(false);
  }

  protected forget(): void {
    this.chosenItem.set(null);
    this.chosenMinutes.set(null);
  }

  private endText(): string {
    return clockText(this.live.live()?.plannedEnd ?? 0);
  }
}
