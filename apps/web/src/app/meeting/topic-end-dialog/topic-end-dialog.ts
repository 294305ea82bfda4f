import { Component, computed, inject, input, output, signal } from '@angular/core';
import type { Topic } from '@quartiersforum/domain';
import { Dialog } from '@quartiersforum/ui';
import { Button, Notice, Toaster } from '@quartiersforum/ui/frame';
import { type Failure, failureOf } from '../../core/problem/problem-of';
import { TopicClient } from '../topic-client';

/** The question before a topic leaves the Themenspeicher. */
@Component({
  selector: 'app-topic-end-dialog',
  imports: [Button, Dialog, Notice],
  template: `<ui-dialog [heading]="heading()" [open]="true" (closed)="done.emit(hasChanged)">
    @if (failure(); as failure) {
      <ui-notice variant="danger">{{ failure.text }}</ui-notice>
    }
    <p>
      <strong>„{{ topic().title }}“</strong> wird dann für kein Treffen mehr angeboten. Das lässt
      sich nicht rückgängig machen.
    </p>
    <button dialogActions uiButton (click)="done.emit(hasChanged)">Abbrechen</button>
    <button dialogActions uiButton variant="danger" [busy]="isBusy()" (click)="end()">
      {{ isOwn() ? 'Zurückziehen' : 'Schließen' }}
    </button>
  </ui-dialog>`,
})
export class TopicEndDialog {
  readonly topic = input.required<Topic>();
  /** Whether the topic is gone. */
  readonly done = output<boolean>();

  private readonly client = inject(TopicClient);
  private readonly toaster = inject(Toaster);
  protected readonly isOwn = computed(() => this.topic().relation === 'self');
  protected readonly heading = computed(() =>
    this.isOwn() ? 'Thema zurückziehen?' : 'Thema schließen?',
  );
  protected readonly isBusy = signal(false);
  protected readonly failure = signal<Failure | null>(null);
  protected hasChanged = false;

  protected async end(): Promise<void> {
    const { id } = this.topic();
    this.isBusy.set(true);
    this.failure.set(null);
    try {
      await (this.isOwn() ? this.client.withdraw(id) : this.client.close(id));
      this.hasChanged = true;
      this.toaster.show(this.isOwn() ? 'Thema zurückgezogen.' : 'Thema geschlossen.');
      this.done.emit(true);
    } catch (error) {
      this.failure.set(failureOf(error));
    } finally {
      this.isBusy.set(false);
    }
  }
}
