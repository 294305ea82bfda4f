import { Component, computed, input, output, signal } from '@angular/core';
import type { GiveResponse, ResponseView } from '@quartiersforum/domain';
import { Button } from '@quartiersforum/ui/frame';
import { GivenResponse } from '../given-response/given-response';
import { ResponseForm } from '../response-form/response-form';

/** An answer to an invitation from the question to the confirmation, and back as long as it can be changed. */
@Component({
  selector: 'app-response-answer',
  imports: [Button, GivenResponse, ResponseForm],
  templateUrl: './response-answer.html',
})
export class ResponseAnswer {
  readonly view = input.required<ResponseView>();
  readonly send = input.required<(response: GiveResponse) => Promise<ResponseView>>();
  readonly sent = output<ResponseView>();

  protected readonly isChanging = signal(false);
  protected readonly isNew = signal(false);
  protected readonly isForm = computed(
    () => this.view().isOpen && (this.isChanging() || this.view().response === 'open'),
  );

  protected keep(view: ResponseView): void {
    this.sent.emit(view);
    this.isChanging.set(false);
    this.isNew.set(true);
  }
}
