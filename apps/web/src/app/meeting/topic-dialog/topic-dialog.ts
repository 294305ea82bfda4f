import {
  Component,
  computed,
  effect,
  inject,
  input,
  model,
  signal,
  untracked,
} from '@angular/core';
import { form, FormField, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import { createTopicSchema, type MeetingSeries, type Topic } from '@quartiersforum/domain';
import { Dialog, Field, Select, Textarea, TextInput } from '@quartiersforum/ui';
import { Button, Notice, Toaster } from '@quartiersforum/ui/frame';
import { submission } from '../../core/form/submission';
import { ConcurrentForm } from '../../core/form/concurrent-form';
import { TopicClient } from '../topic-client';
import { TopicStore } from '../topic-store';

interface TopicForm {
  seriesId: string;
  title: string;
  description: string;
}

const empty: TopicForm = { seriesId: '', title: '', description: '' };

/** Hands in a topic for the next meeting of a series, or changes one that still waits. */
@Component({
  selector: 'app-topic-dialog',
  imports: [Button, Dialog, Field, FormField, FormRoot, Notice, Select, Textarea, TextInput],
  templateUrl: './topic-dialog.html',
})
export class TopicDialog {
  readonly open = model.required<boolean>();
  /** The topic to change; null hands in a new one. */
  readonly topic = input<Topic | null>(null);
  readonly series = input.required<readonly MeetingSeries[]>();

  private readonly client = inject(TopicClient);
  private readonly toaster = inject(Toaster);
  private readonly store = inject(TopicStore);
  private readonly value = signal(empty);
  /** The topic as it is now, also when somebody else has changed it since the dialog was opened. */
  protected readonly now = computed(() =>
    this.store.topics()?.find(({ id }) => id === this.topic()?.id),
  );
  protected readonly shared = new ConcurrentForm<TopicForm>(
    this.value,
    () => {
      const now = this.now();
      return now === undefined ? null : { version: now.version, value: formOf(now) };
    },
    () => this.store.reread(),
  );
  protected readonly submission = submission<TopicForm>((value) => this.save(value));
  protected readonly form = form(
    this.value,
    (path) => {
      validateStandardSchema(path.title, createTopicSchema.shape.title);
    },
    this.submission.options,
  );

  constructor() {
    effect(() => {
      if (this.open()) untracked(() => this.begin());
    });
  }

  private begin(): void {
    this.shared.begin({ ...empty, seriesId: this.series()[0]?.id ?? '' });
    this.form().reset();
  }

  private async save(value: TopicForm): Promise<void> {
    const topic = this.topic();
    if (topic === null) {
      await this.client.create(value);
    } else {
      await this.shared.save(async ({ title, description }, version) => {
        await this.client.update(topic.id, { version, title, description });
      });
    }
    this.toaster.show(topic === null ? 'Ihr Thema ist eingereicht.' : 'Thema gespeichert.');
    this.open.set(false);
    this.store.reload();
  }
}

function formOf({ series, title, description }: Topic): TopicForm {
  return { seriesId: series.id, title, description };
}
