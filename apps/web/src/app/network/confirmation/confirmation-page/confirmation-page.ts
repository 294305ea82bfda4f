import {
  afterNextRender,
  Component,
  computed,
  type ElementRef,
  inject,
  Injector,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { Button, Icon, LoadingState, Notice } from '@quartiersforum/ui/frame';
import { lastValue } from '../../../core/loading/last-value';
import { LoadFailure } from '../../../core/loading/load-failure';
import { failureOf } from '../../../core/problem/problem-of';
import { plainDayText } from '../../../core/time/time-text';
import { Door } from '../../../shell/door/door';
import { ConfirmationClient } from '../confirmation-client';
import { ConfirmedEntry } from '../confirmed-entry/confirmed-entry';

/** The door behind the link of the quarterly mail: what the register says, and one button that says that it still holds. */
@Component({
  selector: 'app-confirmation-page',
  imports: [Button, ConfirmedEntry, Door, Icon, LoadFailure, LoadingState, Notice, RouterLink],
  templateUrl: './confirmation-page.html',
  styleUrl: './confirmation-page.scss',
})
export class ConfirmationPage {
  /** Of the link in the mail. */
  readonly token = input.required<string>();

  private readonly client = inject(ConfirmationClient);
  private readonly injector = inject(Injector);
  private readonly thanks = viewChild<ElementRef<HTMLElement>>('thanks');
  protected readonly resource = this.client.byLink(this.token);
  protected readonly view = lastValue(this.resource);
  protected readonly isBusy = signal(false);
  protected readonly failure = signal<string | null>(null);
  /** Whether it was this person, just now. */
  protected readonly isDone = signal(false);
  protected readonly confirmedOn = computed(() => {
    const day = this.view()?.contactPoint.confirmedOn;
    return day ? plainDayText(day) : '';
  });

  protected async confirm(): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    this.failure.set(null);
    try {
      this.resource.set(await this.client.confirmByLink(this.token()));
      this.isDone.set(true);
      // The button that was pressed is gone.
      afterNextRender(() => this.thanks()?.nativeElement.focus(), { injector: this.injector });
    } catch (error) {
      this.failure.set(failureOf(error).text);
    }
    this.isBusy.set(false);
  }
}
