import { Component, computed, inject, input, output, signal } from '@angular/core';
import type { InterestHelp } from '@quartiersforum/domain';
import { Badge, Button, Toaster } from '@quartiersforum/ui/frame';
import { failureOf } from '../../core/problem/problem-of';
import { FundingClient } from '../funding-client';

/** What the city says to an organisation that wants help with its application or might: one person takes it on, or offers it. */
@Component({
  selector: 'app-help-answer',
  imports: [Badge, Button],
  templateUrl: './help-answer.html',
  host: { class: 'ui-row' },
})
export class HelpAnswer {
  readonly interestId = input.required<string>();
  readonly isAsked = input.required<boolean>();
  readonly help = input.required<InterestHelp | null>();
  /** Whose application it is, for those who do not see what stands beside the button. */
  readonly organisation = input.required<string>();
  /** To be read again, whatever has come of it. */
  readonly answered = output();

  private readonly client = inject(FundingClient);
  private readonly toaster = inject(Toaster);
  protected readonly isBusy = signal(false);
  protected readonly text = computed(() => {
    const [help, isAsked] = [this.help(), this.isAsked()];
    if (help === null) return isAsked ? 'wünscht Hilfe der Stadt' : null;
    const helper = help.by?.name ?? 'Jemand von der Stadt';
    if (help.isOwn) return isAsked ? 'Sie helfen' : 'Sie bieten Hilfe an';
    return isAsked ? `${helper} hilft` : `${helper} bietet Hilfe an`;
  });

  /** One button for all that can be done, so that whoever has pressed it is still on it afterwards. */
  protected readonly action = computed(() => {
    const help = this.help();
    if (help !== null) return help.isOwn ? 'Abgeben' : null;
    return this.isAsked() ? 'Übernehmen' : 'Hilfe anbieten';
  });

  protected act(): void {
    void (this.help() === null ? this.begin() : this.end());
  }

  private begin(): Promise<void> {
    const done = this.isAsked()
      ? `Übernommen. ${this.organisation()} sieht, dass Sie helfen.`
      : `${this.organisation()} sieht jetzt, dass Sie Hilfe anbieten.`;
    return this.run(() => this.client.help(this.interestId()), done);
  }

  private end(): Promise<void> {
    return this.run(() => this.client.stopHelping(this.interestId()), 'Abgegeben.');
  }

  private async run(command: () => Promise<void>, done: string): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    try {
      await command();
      this.toaster.show(done);
    } catch (error) {
      this.toaster.show(failureOf(error).text, 'danger');
    }
    this.isBusy.set(false);
    this.answered.emit();
  }
}
