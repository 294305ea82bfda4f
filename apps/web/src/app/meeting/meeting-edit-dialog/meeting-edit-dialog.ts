import { Component, inject, input, type OnInit, output, signal } from '@angular/core';
import { form, FormField, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import { createMeetingSchema, type Meeting } from '@quartiersforum/domain';
import { Dialog, Field, Textarea, TextInput } from '@quartiersforum/ui';
import { Button, Toaster } from '@quartiersforum/ui/frame';
import { FormNotices } from '../../core/form/form-notices';
import { submission } from '../../core/form/submission';
import { MeetingClient } from '../meeting-client';
import { MeetingStore } from '../meeting-store';
import { ConcurrentForm } from '../../core/form/concurrent-form';

type MeetingWords = Pick<Meeting, 'title' | 'place' | 'description'>;

const empty: MeetingWords = { title: '', place: '', description: '' };
const names: Readonly<Record<keyof MeetingWords, string>> = {
  title: 'Titel',
  place: 'Ort',
  description: 'Worum es geht',
};

/** Changes title, place and words of a meeting. Its time has a dialog of its own, because people were told it. */
@Component({
  selector: 'app-meeting-edit-dialog',
  imports: [Button, Dialog, Field, FormField, FormNotices, FormRoot, Textarea, TextInput],
  templateUrl: './meeting-edit-dialog.html',
})
export class MeetingEditDialog implements OnInit {
  readonly meeting = input.required<Meeting>();
  readonly closed = output();

  private readonly store = inject(MeetingStore);
  private readonly client = inject(MeetingClient);
  private readonly toaster = inject(Toaster);
  private readonly value = signal(empty);
  private readonly shared = new ConcurrentForm<MeetingWords>(
    this.value,
    () => this.store.versionOf(wordsOf),
    () => this.store.reread(),
  );
  protected readonly others = this.shared.overtakenIn((keys, now) =>
    keys.map((key) => ({ name: names[key], text: now[key] || 'leer' })),
  );
  protected readonly submission = submission<MeetingWords>(() => this.save());
  protected readonly form = form(
    this.value,
    (path) => {
      validateStandardSchema(path.title, createMeetingSchema.options[1].shape.title);
    },
    this.submission.options,
  );

  ngOnInit(): void {
    this.shared.begin(empty);
  }

  private async save(): Promise<void> {
    await this.shared.save(async (change, version) => {
      this.store.adopt(await this.client.update(this.meeting().id, { ...change, version }));
    });
    this.toaster.show('Gespeichert.');
    this.closed.emit();
  }
}

function wordsOf({ title, place, description }: Meeting): MeetingWords {
  return { title, place, description };
}
