import { Component, effect, inject, input, output, signal } from '@angular/core';
import type { Topic } from '@quartiersforum/domain';
import { Button, Card, Icon, LoadingState, Toaster } from '@quartiersforum/ui/frame';
import { LoadFailure } from '../../core/loading/load-failure';
import { failureOf } from '../../core/problem/problem-of';
import { TopicClient } from '../topic-client';
import { topicOriginText } from '../topic-origin-text';
import { TopicStore } from '../topic-store';

/** Beside the agenda: the topics that wait in the series, each one click away from it. */
@Component({
  selector: 'app-agenda-topics',
  imports: [Button, Card, Icon, LoadFailure, LoadingState],
  templateUrl: './agenda-topics.html',
  styleUrl: './agenda-topics.scss',
  providers: [TopicStore],
})
export class AgendaTopics {
  readonly seriesId = input.required<string>();
  readonly meetingId = input.required<string>();
  /** A topic has become an item. */
  readonly taken = output();

  protected readonly store = inject(TopicStore);
  private readonly client = inject(TopicClient);
  private readonly toaster = inject(Toaster);
  protected readonly taking = signal<string | null>(null);
  protected readonly originText = topicOriginText;

  constructor() {
    effect(() => {
      this.store.show(this.seriesId());
    });
  }

  protected async take(topic: Topic): Promise<void> {
    if (this.taking() !== null) return;
    this.taking.set(topic.id);
    try {
      await this.client.takeOver(topic.id, { meetingId: this.meetingId() });
      this.toaster.show(`„${topic.title}“ steht jetzt am Ende der Tagesordnung.`);
      this.taken.emit();
    } catch (error) {
      this.toaster.show(failureOf(error).text, 'danger');
    } finally {
      this.taking.set(null);
      this.store.reload();
    }
  }
}
