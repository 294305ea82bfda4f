import { Clipboard } from '@angular/cdk/clipboard';
import {
  afterRenderEffect,
  Component,
  computed,
  type ElementRef,
  inject,
  input,
  viewChild,
} from '@angular/core';
import type { CalendarFeedAddress } from '@quartiersforum/domain';
import { Field, TextInput } from '@quartiersforum/ui';
import { Button, Card, Notice, Toaster } from '@quartiersforum/ui/frame';
import { feedName } from '../feed-names';

/** The address of a feed, in the one moment in which it is known. Takes the focus, so that nobody overlooks it. */
@Component({
  selector: 'app-feed-address',
  imports: [Button, Card, Field, Notice, TextInput],
  templateUrl: './feed-address.html',
  styleUrl: './feed-address.scss',
})
export class FeedAddress {
  readonly feed = input.required<CalendarFeedAddress>();

  private readonly clipboard = inject(Clipboard);
  private readonly toaster = inject(Toaster);
  private readonly field = viewChild.required<ElementRef<HTMLInputElement>>('field');
  protected readonly heading = computed(() => `Adresse von „${feedName(this.feed())}“`);
  /** A program that knows what a calendar is opens this one. */
  protected readonly webcal = computed(() => this.feed().url.replace(/^https?:/, 'webcal:'));

  constructor() {
    afterRenderEffect(() => {
      this.feed();
      const field = this.field().nativeElement;
      field.focus();
      field.select();
    });
  }

  protected copy(): void {
    if (this.clipboard.copy(this.feed().url)) this.toaster.show('Adresse kopiert.');
    else this.toaster.show('Kopieren ging nicht. Bitte markieren Sie die Adresse.', 'danger');
  }
}
