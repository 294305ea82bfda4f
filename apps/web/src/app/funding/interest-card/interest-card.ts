import {
  afterNextRender,
  Component,
  computed,
  ElementRef,
  inject,
  Injector,
  input,
  linkedSignal,
  signal,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import type { FundingCall, Interest } from '@quartiersforum/domain';
import { isHelpPossible } from '@quartiersforum/domain/rules';
import { Badge, Button, Card, LoadingState, Toaster } from '@quartiersforum/ui/frame';
import { LoadFailure } from '../../core/loading/load-failure';
import { failureOf } from '../../core/problem/problem-of';
import { SessionStore } from '../../core/session/session-store';
import { interestStates, ownInterestNames, visibilityNames } from '../call-names';
import { FundingCallStore } from '../funding-call-store';
import { FundingClient } from '../funding-client';
import { HelpAnswer } from '../help-answer/help-answer';
import { InterestForm } from '../interest-form/interest-form';

/** Which organisations have what in mind with a call, and the own one's word. The server sends only what the person may see. */
@Component({
  selector: 'app-interest-card',
  imports: [Badge, Button, Card, HelpAnswer, InterestForm, LoadFailure, LoadingState, RouterLink],
  templateUrl: './interest-card.html',
  styleUrl: './interest-card.scss',
})
export class InterestCard {
  readonly call = input.required<FundingCall>();

  private readonly client = inject(FundingClient);
  private readonly session = inject(SessionStore);
  private readonly toaster = inject(Toaster);
  private readonly injector = inject(Injector);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly store = inject(FundingCallStore);
  private readonly callId = computed(() => this.call().id);
  /** What is being typed belongs to this call, not to the next one shown on the same page. */
  protected readonly isEditing = linkedSignal({ source: this.callId, computation: () => false });
  protected readonly isPublished = computed(() => this.call().publication === 'published');
  protected readonly mayHelp = computed(() => this.session.may('interest.help'));
  /** Whoever works at a contact point of several Träger and belongs to none of them speaks for none. */
  protected readonly isShared = computed(() => {
    const account = this.session.account();
    return account?.organisation === null && account.contactPoint !== null;
  });
  protected readonly isHelpPossible = isHelpPossible;
  protected readonly isAsking = signal(false);
  protected readonly canAskForHelp = computed(() => {
    const own = this.store.ownInterest();
    const isOpen = own !== null && !own.wantsHelp && own.help === null && isHelpPossible(own);
    // The city asks itself for nothing.
    return isOpen && !this.mayHelp();
  });
  /** What has become of the wish for help, or of an offer. */
  protected readonly helpText = computed(() => {
    const own = this.store.ownInterest();
    if (own === null) return null;
    const { wantsHelp, help } = own;
    if (help === null) return wantsHelp ? 'Hilfe der Stadt gewünscht' : null;
    const helper = help.by?.name ?? 'Die Stadt';
    return wantsHelp ? `${helper} hilft Ihnen` : `${helper} bietet Hilfe an`;
  });
  protected readonly others = computed(
    () => this.store.interests()?.items.filter(({ relation }) => relation !== 'self') ?? [],
  );
  protected readonly states = interestStates;
  protected readonly ownNames = ownInterestNames;
  protected readonly visibilityNames = visibilityNames;

  protected async askForHelp(): Promise<void> {
    if (this.isAsking()) return;
    this.isAsking.set(true);
    try {
      this.store.adoptInterest(await this.client.askForHelp(this.callId()));
      this.focusOwn();
      this.toaster.show('Die Stadt weiß jetzt, dass Sie Hilfe wünschen.');
    } catch (error) {
      this.toaster.show(failureOf(error).text, 'danger');
      this.store.reloadInterests();
    }
    this.isAsking.set(false);
  }

  /** Takes the own interest back; until the next click it can be had again. */
  protected async remove(): Promise<void> {
    const own = this.store.ownInterest();
    const callId = this.call().id;
    if (own === null) return;
    try {
      await this.client.removeInterest(callId);
      this.store.adoptInterest(null);
      this.focusOwn();
      this.toaster.show('Ihr Interesse ist zurückgenommen.', 'success', {
        label: 'Rückgängig',
        run: () => void this.restore(callId, own),
      });
    } catch (error) {
      this.toaster.show(failureOf(error).text, 'danger');
      this.store.reloadInterests();
    }
  }

  protected close(): void {
    this.isEditing.set(false);
    this.focusOwn();
  }

  /** The form or the button that was pressed is gone; what has taken its place goes on. */
  private focusOwn(): void {
    const focus = (): void =>
      this.element.querySelector<HTMLElement>('.own button, .ask button')?.focus();
    afterNextRender(focus, { injector: this.injector });
  }

  private async restore(
    callId: string,
    { state, visibility, note, wantsHelp }: Interest,
  ): Promise<void> {
    try {
      const restored = { state, visibility, note, wantsHelp };
      const interest = await this.client.setInterest(callId, restored);
      if (callId === this.callId()) this.store.adoptInterest(interest);
    } catch (error) {
      this.toaster.show(failureOf(error).text, 'danger');
    }
  }
}
