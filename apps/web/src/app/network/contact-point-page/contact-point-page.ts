import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import {
  Badge,
  Card,
  DefinitionList,
  EmptyState,
  LoadingState,
  PageHeader,
} from '@quartiersforum/ui/frame';
import { LoadFailure } from '../../core/loading/load-failure';
import { SessionStore } from '../../core/session/session-store';
import { PageTitles } from '../../core/title/page-titles';
import { FundingPhases } from '../funding-phases/funding-phases';
import { NetworkClient } from '../network-client';

/** One contact point: who runs it, whom it works with, what it is for, and its phases of funding. */
@Component({
  selector: 'app-contact-point-page',
  imports: [
    Badge,
    Card,
    DefinitionList,
    EmptyState,
    FundingPhases,
    LoadFailure,
    LoadingState,
    PageHeader,
    RouterLink,
  ],
  templateUrl: './contact-point-page.html',
})
export class ContactPointPage {
  readonly id = input.required<string>();

  private readonly session = inject(SessionStore);
  protected readonly resource = inject(NetworkClient).contactPoint(this.id);
  protected readonly contactPoint = computed(() =>
    this.resource.hasValue() ? this.resource.value() : null,
  );
  protected readonly canOpenOrganisations = computed(() => this.session.may('organisation.read'));

  constructor() {
    inject(PageTitles).follow(() => this.contactPoint()?.name);
  }
}
