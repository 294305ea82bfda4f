import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Card, LoadingState, PageHeader } from '@quartiersforum/ui/frame';
import { LoadFailure } from '../../core/loading/load-failure';
import { PageTitles } from '../../core/title/page-titles';
import { NetworkClient } from '../network-client';
import { organisationKindNames } from '../organisation-kind-names';

/** One organisation: the contact points that it runs or works with, and the bodies it sits in. */
@Component({
  selector: 'app-organisation-page',
  imports: [Card, LoadFailure, LoadingState, PageHeader, RouterLink],
  templateUrl: './organisation-page.html',
})
export class OrganisationPage {
  readonly id = input.required<string>();

  protected readonly resource = inject(NetworkClient).organisation(this.id);
  protected readonly organisation = computed(() =>
    this.resource.hasValue() ? this.resource.value() : null,
  );
  protected readonly kindName = computed(() => {
    const kind = this.organisation()?.kind;
    return kind === undefined ? '' : organisationKindNames[kind].one;
  });

  constructor() {
    inject(PageTitles).follow(() => this.organisation()?.name);
  }
}
