import { Component, computed, inject, input, output, signal } from '@angular/core';
import type { FundingCallSummary } from '@quartiersforum/domain';
import { Button, Card, EmptyState, LoadingState, Toaster } from '@quartiersforum/ui/frame';
import { LoadFailure } from '../../core/loading/load-failure';
import { failureOf } from '../../core/problem/problem-of';
import { countText } from '../../core/text/count-text';
import { CallEntry } from '../call-entry/call-entry';
import { CallFilters } from '../call-filters/call-filters';
import { isOver } from '../call-text';
import { HelpRequests } from '../help-requests/help-requests';
import { FundingCallListStore } from '../funding-call-list-store';
import { type CallFilter, FundingClient } from '../funding-client';

/** The calls that match a filter, most urgent first; above them, for those who publish, what waits to be taken over. */
@Component({
  selector: 'app-call-register',
  imports: [
    Button,
    CallEntry,
    CallFilters,
    Card,
    EmptyState,
    HelpRequests,
    LoadFailure,
    LoadingState,
  ],
  templateUrl: './call-register.html',
  styleUrl: './call-register.scss',
})
export class CallRegister {
  readonly filter = input.required<CallFilter>();
  readonly filtered = output<CallFilter>();

  private readonly client = inject(FundingClient);
  private readonly toaster = inject(Toaster);
  protected readonly store = inject(FundingCallListStore);
  protected readonly isFiltered = computed(() => Object.values(this.filter()).some(Boolean));
  protected readonly count = computed(() => {
    const { total, items } = this.store.list() ?? { total: 0, items: [] };
    const text = countText(total, 'Aufruf', 'Aufrufe');
    return items.length < total ? `${text}, die ersten ${items.length} stehen hier` : text;
  });
  /** What is over stays out of the way, but where somebody asks for it. */
  protected readonly current = computed(() => {
    const items = this.store.list()?.items ?? [];
    return this.filter().state === undefined ? items.filter((call) => !isOver(call)) : items;
  });
  protected readonly over = computed(() => {
    const items = this.store.list()?.items ?? [];
    return this.filter().state === undefined ? items.filter(isOver) : [];
  });
  /** The proposal that is being published. */
  protected readonly busyId = signal<string | null>(null);

  protected async publish(proposal: FundingCallSummary): Promise<void> {
    this.busyId.set(proposal.id);
    try {
      await this.client.take('publish', proposal);
      this.toaster.show(`„${proposal.title}“ ist jetzt für alle zu sehen.`);
    } catch (error) {
      this.toaster.show(failureOf(error).text, 'danger');
    }
    this.busyId.set(null);
    this.store.reload();
  }
}
