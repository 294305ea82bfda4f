import { Component, computed, effect, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Badge, Card, LoadingState, PageHeader } from '@quartiersforum/ui/frame';
import { LoadFailure } from '../../core/loading/load-failure';
import { PageTitles } from '../../core/title/page-titles';
import { CallActions } from '../call-actions/call-actions';
import { CallDeadlines } from '../call-deadlines/call-deadlines';
import { CallFacts } from '../call-facts/call-facts';
import { CallNotices } from '../call-notices/call-notices';
import { FundingCallStore } from '../funding-call-store';
import { InterestCard } from '../interest-card/interest-card';

/** One call: until when, for what and for whom, and who in the network wants to apply. */
@Component({
  selector: 'app-call-page',
  imports: [
    Badge,
    CallActions,
    CallDeadlines,
    CallFacts,
    CallNotices,
    Card,
    InterestCard,
    LoadFailure,
    LoadingState,
    PageHeader,
    RouterLink,
  ],
  templateUrl: './call-page.html',
  styleUrl: './call-page.scss',
  providers: [FundingCallStore],
})
export class CallPage {
  readonly id = input.required<string>();

  protected readonly store = inject(FundingCallStore);
  /** The programme's name says nothing beside a call of the same name. */
  protected readonly kicker = computed(() => {
    const call = this.store.call();
    if (call === undefined) return '';
    return call.programme.name === call.title
      ? call.funder
      : `${call.funder} · ${call.programme.name}`;
  });

  constructor() {
    inject(PageTitles).follow(() => this.store.call()?.title);
    effect(() => {
      this.store.show(this.id());
    });
  }
}
