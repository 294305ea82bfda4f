import { Component, computed, inject, input, signal } from '@angular/core';
import type { MeetingSeries, Topic } from '@quartiersforum/domain';
import { Button, Card, Icon, LoadingState } from '@quartiersforum/ui/frame';
import { LoadFailure } from '../../core/loading/load-failure';
import { SessionStore } from '../../core/session/session-store';
import { TopicDialog } from '../topic-dialog/topic-dialog';
import { TopicEndDialog } from '../topic-end-dialog/topic-end-dialog';
import { topicOriginText } from '../topic-origin-text';
import { TopicStore } from '../topic-store';

/**
 * What waits to be put on an agenda. Members hand in topics for the series they belong to and change their own; the coordinator may change
 * and close each.
 */
@Component({
  selector: 'app-topic-card',
  imports: [Button, Card, Icon, LoadFailure, LoadingState, TopicDialog, TopicEndDialog],
  templateUrl: './topic-card.html',
  styleUrl: './topic-card.scss',
})
export class TopicCard {
  /** The series for which the person may hand in a topic. */
  readonly openSeries = input.required<readonly MeetingSeries[]>();

  protected readonly store = inject(TopicStore);
  private readonly session = inject(SessionStore);
  protected readonly canHandIn = computed(() => this.openSeries().length > 0);
  protected readonly isOpen = signal(false);
  protected readonly edited = signal<Topic | null>(null);
  protected readonly takingBack = signal<Topic | null>(null);

  protected originText(topic: Topic): string {
    return `${topic.series.name} · ${topicOriginText(topic)}`;
  }

  protected mayChange(topic: Topic): boolean {
    return this.session.may('topic.update', topic);
  }

  /** One's own is taken back; the coordinator closes what others handed in. */
  protected takeBackWord(topic: Topic): string {
    return topic.relation === 'self' ? 'Zurückziehen' : 'Schließen';
  }

  protected handIn(): void {
    this.edited.set(null);
    this.isOpen.set(true);
  }

  protected edit(topic: Topic): void {
    this.edited.set(topic);
    this.isOpen.set(true);
  }

  protected end(hasChanged: boolean): void {
    this.takingBack.set(null);
    if (hasChanged) this.store.reload();
  }
}
