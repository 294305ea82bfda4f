import { Component, computed, effect, ElementRef, inject, input, output } from '@angular/core';
import type { ResponseView } from '@quartiersforum/domain';
import { Button, Notice } from '@quartiersforum/ui/frame';
import { responseText } from '../response-text';

/** An answer that was given: what it says, and the way to change it. Takes the focus when it has just been sent, because the form is gone. */
@Component({
  selector: 'app-given-response',
  imports: [Button, Notice],
  templateUrl: './given-response.html',
  styleUrl: './given-response.scss',
  host: { tabindex: '-1' },
})
export class GivenResponse {
  readonly view = input.required<ResponseView>();
  readonly isNew = input.required<boolean>();
  readonly changing = output();

  protected readonly text = computed(() => responseText(this.view()));
  protected readonly isComing = computed(() => this.view().response === 'yes');

  constructor() {
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    effect(() => {
      if (this.isNew()) host.focus();
    });
  }
}
