import { Component, computed, effect, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Badge, LoadingState, PageHeader } from '@quartiersforum/ui/frame';
import { LoadFailure } from '../../core/loading/load-failure';
import { Clock } from '../../core/time/clock';
import { PageTitles } from '../../core/title/page-titles';
import { ConfirmationCard } from '../confirmation/confirmation-card/confirmation-card';
import { AsOfNotice } from '../as-of-notice/as-of-notice';
import { closingText } from '../closing-text';
import { ContactPointActions } from '../contact-point-actions/contact-point-actions';
import { ContactPointFacts } from '../contact-point-facts/contact-point-facts';
import { ContactPointFunding } from '../contact-point-funding/contact-point-funding';
import { ContactPointOffers } from '../contact-point-offers/contact-point-offers';
import { ContactPointStore } from '../contact-point-store';
import { NetworkClient } from '../network-client';

/**
 * One contact point: what people find there, how it is reached, who runs it and how long it is funded.
 *
 * The one thing a newcomer would get wrong: with `?stand=` the page shows an older state, which is nobody's to change.
 */
@Component({
  selector: 'app-contact-point-page',
  imports: [
    AsOfNotice,
    Badge,
    ConfirmationCard,
    ContactPointActions,
    ContactPointFacts,
    ContactPointFunding,
    ContactPointOffers,
    LoadFailure,
    LoadingState,
    PageHeader,
    RouterLink,
  ],
  templateUrl: './contact-point-page.html',
  providers: [ContactPointStore],
})
export class ContactPointPage {
  readonly id = input.required<string>();
  /** The day whose state is shown, `YYYY-MM-DD`; without it, what holds now. */
  readonly stand = input<string>();

  /** Set where a link asks for the form, as in the mail that asks whether the entry still holds. */
  readonly bearbeiten = input<string>();

  private readonly today = inject(Clock).today();
  protected readonly store = inject(ContactPointStore);
  protected readonly page = computed(() => ['/netzwerk/anlaufstellen', this.id()]);
  private readonly older = inject(NetworkClient).contactPoint(
    () => (this.stand() === undefined ? undefined : this.id()),
    this.stand,
  );
  protected readonly resource = computed(() =>
    this.stand() === undefined ? this.store.resource : this.older,
  );
  protected readonly contactPoint = computed(() => {
    if (this.stand() === undefined) return this.store.contactPoint();
    return this.older.hasValue() ? this.older.value() : undefined;
  });
  /** For a day before the first state, the name that it has now. */
  protected readonly name = computed(
    () => this.contactPoint()?.name ?? this.store.contactPoint()?.name,
  );
  protected readonly closed = computed(() =>
    closingText(this.contactPoint()?.closedOn ?? null, this.stand() ?? this.today),
  );

  constructor() {
    inject(PageTitles).follow(this.name);
    effect(() => {
      this.store.show(this.id());
    });
  }
}
