import { Component, computed, effect, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import {
  Badge,
  Card,
  DefinitionList,
  Icon,
  LoadingState,
  PageHeader,
} from '@quartiersforum/ui/frame';
import { LoadFailure } from '../../core/loading/load-failure';
import { Clock } from '../../core/time/clock';
import { PageTitles } from '../../core/title/page-titles';
import { applicantKindNames } from '../applicant-kind-names';
import { AsOfNotice } from '../as-of-notice/as-of-notice';
import { closingText } from '../closing-text';
import { NetworkClient } from '../network-client';
import { OrganisationActions } from '../organisation-actions/organisation-actions';
import { organisationKindNames } from '../organisation-kind-names';
import { OrganisationStore } from '../organisation-store';
import { webAddressText } from '../web-address';

/**
 * One organisation: the contact points that it runs or works with, and the bodies it sits in. With `?stand=` as it was on that day, which
 * is nobody's to change.
 */
@Component({
  selector: 'app-organisation-page',
  imports: [
    AsOfNotice,
    Badge,
    Card,
    DefinitionList,
    Icon,
    LoadFailure,
    LoadingState,
    OrganisationActions,
    PageHeader,
    RouterLink,
  ],
  templateUrl: './organisation-page.html',
  providers: [OrganisationStore],
})
export class OrganisationPage {
  readonly id = input.required<string>();
  /** The day whose state is shown, `YYYY-MM-DD`; without it, what holds now. */
  readonly stand = input<string>();

  private readonly today = inject(Clock).today();
  protected readonly store = inject(OrganisationStore);
  protected readonly page = computed(() => ['/netzwerk/traeger', this.id()]);
  private readonly older = inject(NetworkClient).organisation(
    () => (this.stand() === undefined ? undefined : this.id()),
    this.stand,
  );
  protected readonly resource = computed(() =>
    this.stand() === undefined ? this.store.resource : this.older,
  );
  protected readonly organisation = computed(() => {
    if (this.stand() === undefined) return this.store.organisation();
    return this.older.hasValue() ? this.older.value() : undefined;
  });
  /** For a day before the first state, the name that it has now. */
  protected readonly name = computed(
    () => this.organisation()?.name ?? this.store.organisation()?.name,
  );
  protected readonly kindName = computed(() => {
    const kind = this.organisation()?.kind;
    return kind === undefined ? '' : organisationKindNames[kind].one;
  });
  protected readonly closed = computed(() =>
    closingText(this.organisation()?.closedOn ?? null, this.stand() ?? this.today),
  );
  protected readonly applicants = computed(() => {
    const kinds = this.organisation()?.applicantKinds ?? [];
    return kinds.map((kind) => applicantKindNames[kind]).join(', ');
  });
  protected readonly webAddressText = webAddressText;

  constructor() {
    inject(PageTitles).follow(this.name);
    effect(() => {
      this.store.show(this.id());
    });
  }
}
