import { Component, computed, inject, input } from '@angular/core';
import type { FundingCall } from '@quartiersforum/domain';
import { Button, Card, DefinitionList, Icon } from '@quartiersforum/ui/frame';
import { dayText } from '../../core/time/time-text';
import { amountText, applicantsText, monthsText, sharesText } from '../call-text';
import { FundingCallStore } from '../funding-call-store';
import { FundingClient } from '../funding-client';

/** For whom, how much, how long, where from, and when somebody last looked whether that is still so. */
@Component({
  selector: 'app-call-facts',
  imports: [Button, Card, DefinitionList, Icon],
  templateUrl: './call-facts.html',
  styleUrl: './call-facts.scss',
})
export class CallFacts {
  readonly call = input.required<FundingCall>();

  private readonly client = inject(FundingClient);
  protected readonly store = inject(FundingCallStore);
  protected readonly facts = computed(() => {
    const call = this.call();
    const { leadTimeWeeks, fundsFollowOn } = call;
    return [
      { name: 'Wer darf sich bewerben', text: applicantsText(call.eligible) },
      { name: 'Eigenanteil', text: sharesText(call.ownShares) },
      { name: 'Fördersumme', text: amountText(call.amountMin, call.amountMax) },
      { name: 'Laufzeit', text: monthsText(call.durationMonthsMin, call.durationMonthsMax) },
      {
        name: 'Vom Stichtag bis zum Beginn',
        text: leadTimeWeeks === null ? null : `frühestens ${leadTimeWeeks} Wochen`,
      },
      {
        name: 'Anschlussförderung',
        text: fundsFollowOn === null ? null : fundsFollowOn ? 'möglich' : 'nicht möglich',
      },
      { name: 'Gebiet', text: call.region },
      { name: 'Kontakt', text: call.contact },
      { name: 'Quelle', text: call.source },
    ].filter((fact): fact is { name: string; text: string } => Boolean(fact.text));
  });
  protected readonly host = computed(() => {
    const { url } = this.call();
    return url === null ? null : new URL(url).hostname.replace(/^www\./, '');
  });
  protected readonly checked = computed(() => {
    const { checkedAt, checkedBy } = this.call();
    if (checkedAt === null) return 'Noch nicht geprüft';
    return `Geprüft am ${dayText(checkedAt)}${checkedBy === null ? '' : ` von ${checkedBy}`}`;
  });

  protected check(): void {
    void this.store.run((call) => this.client.take('check', call), 'Vermerkt: heute geprüft.');
  }
}
