import { Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Meeting } from '@quartiersforum/domain';
import { Dialog } from '@quartiersforum/ui';
import { Button, Card, Notice } from '@quartiersforum/ui/frame';
import { momentText } from '../../core/time/time-text';
import { countText } from '../../core/text/count-text';
import { LeadStore } from '../lead-store';
import { LiveStore } from '../live-store';
import { ServerClock } from '../server-clock';
import { Steering } from '../steering';
import { durationText } from '../time-words';

/** Milliseconds before its date from which a meeting can be started without a question. */
const usualWindow = 3_600_000;

/** Before the meeting runs: when it is, what is planned, and the button that starts it for everybody. */
@Component({
  selector: 'app-start-panel',
  imports: [Button, Card, Dialog, Notice, RouterLink],
  templateUrl: './start-panel.html',
  styleUrl: './start-panel.scss',
})
export class StartPanel {
  readonly meeting = input.required<Meeting>();

  private readonly live = inject(LiveStore);
  private readonly lead = inject(LeadStore);
  private readonly clock = inject(ServerClock);
  protected readonly steering = inject(Steering);
  protected readonly isAsking = signal(false);
  protected readonly dateText = computed(() => momentText(this.meeting().startsAt));
  protected readonly state = computed(() => this.live.live()?.state ?? this.meeting().state);

  protected readonly agendaText = computed(() => {
    const items = this.lead.items();
    const planned = items.reduce((sum, { plannedSeconds }) => sum + plannedSeconds, 0);
    return `${countText(items.length, 'Tagesordnungspunkt', 'Tagesordnungspunkte')}, zusammen ${durationText(planned)} von ${durationText(this.meeting().durationMinutes * 60)}`;
  });
  /** Whether it is another time than people were told. */
  private readonly isUnusual = computed(() => {
    const startsAt = Date.parse(this.meeting().startsAt);
    const end = startsAt + this.meeting().durationMinutes * 60_000;
    return this.clock.now() < startsAt - usualWindow || this.clock.now() > end;
  });

  protected start(): void {
    this.steering.forget();
    if (this.isUnusual()) this.isAsking.set(true);
    else void this.startNow();
  }

  protected async startNow(): Promise<void> {
    if (await this.steering.steer({ action: 'start' })) this.isAsking.set(false);
  }
}
