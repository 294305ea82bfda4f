import { Component, inject, output } from '@angular/core';
import { isSteeringPossible, spentSeconds } from '@quartiersforum/domain/rules';
import { Badge, Button, Card, Icon, Menu, MenuItem, MenuTrigger } from '@quartiersforum/ui/frame';
import type { LeadItem } from '../lead-items';
import { LeadStore, worthSaying } from '../lead-store';
import { LiveStore } from '../live-store';
import { ServerClock } from '../server-clock';
import { Steering } from '../steering';
import { clockText, durationText } from '../time-words';

/** The whole agenda as it goes: what is done, what is expected when, what no longer fits, and what can be done about it. */
@Component({
  selector: 'app-agenda-run',
  imports: [Badge, Button, Card, Icon, Menu, MenuItem, MenuTrigger],
  templateUrl: './agenda-run.html',
  styleUrl: './agenda-run.scss',
})
export class AgendaRun {
  readonly resizeAsked = output<LeadItem>();

  protected readonly live = inject(LiveStore);
  private readonly clock = inject(ServerClock);
  protected readonly lead = inject(LeadStore);
  protected readonly steering = inject(Steering);

  /** Of what is still to come; when something began that is over, nobody asks any more. */
  protected startText(item: LeadItem): string {
    const expected = this.lead.expected().get(item.id);
    return expected && this.live.isHeld() ? clockText(expected.startsAt) : '';
  }

  /** "12 von 10 min": taken of what was planned; of what is to come only planned. */
  protected minutesText(item: LeadItem): string {
    const { planned, taken } = this.minutesOf(item);
    return taken === null ? `${planned} min` : `${taken} von ${planned} min`;
  }

  protected minutesWords(item: LeadItem): string {
    const { planned, taken } = this.minutesOf(item);
    return taken === null
      ? `${planned} Minuten geplant`
      : `${planned} Minuten geplant, ${taken} gebraucht`;
  }

  /** "9 Minuten zu lang", "passt nicht mehr"; empty for what fits. */
  protected overText(item: LeadItem): string {
    const beyond = this.lead.expected().get(item.id)?.beyondSeconds ?? 0;
    if (item.state !== 'open' || beyond < worthSaying || !this.live.isHeld()) return '';
    const isWhole = beyond > item.plannedSeconds - worthSaying;
    return isWhole ? 'passt nicht mehr' : `${durationText(beyond)} zu lang`;
  }

  protected can(action: 'activate' | 'defer' | 'resize', item: LeadItem): boolean {
    const live = this.live.live();
    const meeting = live && { state: live.state, items: this.lead.items() };
    return meeting !== undefined && isSteeringPossible(meeting, action, item.id);
  }

  private minutesOf(item: LeadItem): { planned: number; taken: number | null } {
    const live = this.live.live();
    const isToCome = item.state === 'open' || item.state === 'deferred';
    const seconds = isToCome || !live ? null : spentSeconds(live, item, this.clock.now());
    return {
      planned: Math.round(item.plannedSeconds / 60),
      taken: seconds === null ? null : Math.round(seconds / 60),
    };
  }
}
