import { Component, computed, inject, input, signal } from '@angular/core';
import type { ContactPoint } from '@quartiersforum/domain';
import { isClosed, isStale } from '@quartiersforum/domain/rules';
import { Badge, Button, Card, Icon, Toaster } from '@quartiersforum/ui/frame';
import { failureOf } from '../../../core/problem/problem-of';
import { SessionStore } from '../../../core/session/session-store';
import { Clock } from '../../../core/time/clock';
import { relativeDayText } from '../../../core/time/relative-text';
import { plainDayText } from '../../../core/time/time-text';
import { AskConfirmation } from '../ask-confirmation/ask-confirmation';
import { ConfirmationClient } from '../confirmation-client';

/** On the page of a contact point, for those who may say that its entry holds or ask for it: when somebody last did, and the buttons. */
@Component({
  selector: 'app-confirmation-card',
  imports: [AskConfirmation, Badge, Button, Card, Icon],
  templateUrl: './confirmation-card.html',
})
export class ConfirmationCard {
  readonly contactPoint =
    input.required<Pick<ContactPoint, 'id' | 'name' | 'confirmedOn' | 'closedOn'>>();

  private readonly client = inject(ConfirmationClient);
  private readonly session = inject(SessionStore);
  private readonly toaster = inject(Toaster);
  private readonly today = inject(Clock).today();
  /** Until the announcement has brought the page up to date. */
  private readonly confirmed = signal<{ readonly id: string; readonly day: string } | null>(null);
  protected readonly isBusy = signal(false);
  private readonly confirmedOn = computed(() => {
    const { id, confirmedOn } = this.contactPoint();
    const own = this.confirmed();
    return own?.id === id && own.day > (confirmedOn ?? '') ? own.day : confirmedOn;
  });
  protected readonly isStale = computed(() => isStale(this.confirmedOn(), this.today));
  protected readonly isFresh = computed(() => this.confirmedOn() === this.today);
  protected readonly canAsk = computed(() => this.session.may('confirmation.ask'));
  protected readonly canConfirm = computed(() => {
    const isOwn = this.session.account()?.contactPoint?.id === this.contactPoint().id;
    return this.session.may('contactPoint.confirm', { relation: isOwn ? 'self' : 'outsider' });
  });
  /** Everybody else reads the day among the facts. */
  protected readonly isShown = computed(
    () =>
      !isClosed(this.contactPoint().closedOn, this.today) && (this.canConfirm() || this.canAsk()),
  );
  protected readonly text = computed(() => {
    const day = this.confirmedOn();
    return day === null
      ? 'Noch nie bestätigt.'
      : `Zuletzt bestätigt am ${plainDayText(day)}, ${relativeDayText(day, this.today)}.`;
  });

  protected async confirm(): Promise<void> {
    this.isBusy.set(true);
    try {
      const { contactPointId: id, confirmedOn: day } = await this.client.confirm(
        this.contactPoint().id,
      );
      this.confirmed.set({ id, day });
      this.toaster.show('Danke, der Eintrag ist bestätigt.');
    } catch (error) {
      this.toaster.show(failureOf(error).text, 'danger');
    }
    this.isBusy.set(false);
  }
}
