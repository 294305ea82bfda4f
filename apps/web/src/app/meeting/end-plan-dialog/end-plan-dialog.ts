import { Component, computed, inject, input, type OnInit, output, signal } from '@angular/core';
import { form, FormField, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import { endPlanSchema, type Meeting } from '@quartiersforum/domain';
import { Dialog, Field, Textarea } from '@quartiersforum/ui';
import { Button, Notice, Toaster } from '@quartiersforum/ui/frame';
import { submission } from '../../core/form/submission';
import { MeetingClient } from '../meeting-client';
import { MeetingStore } from '../meeting-store';
import { ConcurrentForm } from '../../core/form/concurrent-form';

interface Ending {
  reason: string;
}

/** The question before a meeting is cancelled: what will happen, and why. */
@Component({
  selector: 'app-end-plan-dialog',
  imports: [Button, Dialog, Field, FormField, FormRoot, Notice, Textarea],
  template: `<ui-dialog heading="Treffen absagen?" [open]="true" (closed)="closed.emit()">
    <form class="ui-form" id="absage" [formRoot]="form">
      @if (submission.failure(); as failure) {
        <ui-notice variant="danger">{{ failure.text }}</ui-notice>
      }
      <p>
        <strong>„{{ meeting().title }}“</strong> findet dann nicht statt. {{ consequence() }} Das
        lässt sich nicht rückgängig machen; wenn nur der Tag nicht passt, verschieben Sie das
        Treffen.
      </p>
      <ui-field label="Grund" hint="Steht in der Mail und auf der Seite des Treffens." optional>
        <textarea uiTextarea rows="3" [formField]="form.reason"></textarea>
      </ui-field>
    </form>
    <button dialogActions uiButton (click)="closed.emit()">Nicht absagen</button>
    <button
      dialogActions
      uiButton
      variant="danger"
      type="submit"
      form="absage"
      [busy]="form().submitting()"
    >
      Absagen
    </button>
  </ui-dialog>`,
})
export class EndPlanDialog implements OnInit {
  readonly meeting = input.required<Meeting>();
  readonly closed = output();

  private readonly store = inject(MeetingStore);
  private readonly client = inject(MeetingClient);
  private readonly toaster = inject(Toaster);
  private readonly value = signal<Ending>({ reason: '' });
  private readonly shared = new ConcurrentForm<Ending>(
    this.value,
    () => this.store.versionOf(() => ({ reason: '' })),
    () => this.store.reread(),
  );
  protected readonly consequence = computed(() =>
    this.meeting().state === 'draft'
      ? 'Es ist noch niemand eingeladen; es geht keine Mail hinaus.'
      : 'Alle Eingeladenen bekommen sofort eine Mail, und der Termin verschwindet aus ihren Kalendern.',
  );
  protected readonly submission = submission<Ending>((value) => this.cancel(value));
  protected readonly form = form(
    this.value,
    (path) => {
      validateStandardSchema(path.reason, endPlanSchema.shape.reason.unwrap());
    },
    this.submission.options,
  );

  ngOnInit(): void {
    this.shared.begin({ reason: '' });
  }

  private async cancel({ reason }: Ending): Promise<void> {
    await this.shared.save(async (_, version) => {
      this.store.adopt(await this.client.cancel(this.meeting().id, { version, reason }));
    });
    this.toaster.show('Das Treffen ist abgesagt.');
    this.closed.emit();
  }
}
