import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Badge, Button, EmptyState, LoadingState, Notice } from '@quartiersforum/ui/frame';
import { LoadFailure } from '../../core/loading/load-failure';
import { failureOf } from '../../core/problem/problem-of';
import { DocumentPeople } from '../../document/document-people/document-people';
import { DocumentStatus } from '../../document/document-status/document-status';
import { DocumentStore } from '../../document/document-store';
import { MeetingStore } from '../../meeting/meeting-store';
import { ApproveDialog } from '../approve-dialog/approve-dialog';
import { CorrectDialog } from '../correct-dialog/correct-dialog';
import { MinutesClient } from '../minutes-client';
import { MinutesDesk } from '../minutes-desk/minutes-desk';
import { MinutesReading } from '../minutes-reading/minutes-reading';
import { MinutesStore } from '../minutes-store';
import { minutesStateNames } from '../minutes-state-names';
import { VersionList } from '../version-list/version-list';

/**
 * The minutes of one meeting: a desk for those who write them, the approved version for everybody else who belongs to it.
 *
 * The one thing a newcomer would get wrong: whoever writes when the minutes are approved keeps the desk, whose text turns into one to read by
 * itself, so that nothing they had not sent is lost.
 */
@Component({
  selector: 'app-minutes-tab',
  imports: [
    ApproveDialog,
    Badge,
    Button,
    CorrectDialog,
    DocumentPeople,
    DocumentStatus,
    EmptyState,
    LoadFailure,
    LoadingState,
    MinutesDesk,
    MinutesReading,
    Notice,
    RouterLink,
    VersionList,
  ],
  templateUrl: './minutes-tab.html',
  styleUrl: './minutes-tab.scss',
  providers: [DocumentStore, MinutesStore],
})
export class MinutesTab {
  /** Of the meeting. */
  readonly id = input.required<string>();

  protected readonly store = inject(MinutesStore);
  private readonly meetings = inject(MeetingStore);
  private readonly documents = inject(DocumentStore);
  protected readonly states = minutesStateNames;
  protected readonly isApproving = signal(false);
  protected readonly isCorrecting = signal(false);
  /** The draft that was opened for writing here; its desk stays while somebody's text may not have been sent. */
  private readonly openedNumber = signal<number | null>(null);

  /** The meeting knows whether there are minutes for this person; those that end in between are asked for and not found. */
  protected readonly isMissing = computed(
    () =>
      this.meetings.meeting()?.minutes === null ||
      failureOf(this.store.resource.error()).code === 'minutes.notFound',
  );
  protected readonly isDesk = computed(() => {
    const minutes = this.store.minutes();
    if (minutes === undefined) return false;
    const hasUnsent = this.documents.unsentTexts().length > 0;
    return this.store.canWrite() || (hasUnsent && this.openedNumber() === minutes.number);
  });
  private readonly shownVersion = computed(() => {
    const latest = this.store.minutes()?.versions[0];
    if (latest === undefined || this.isDesk()) return undefined;
    return { meetingId: this.id(), number: latest.number };
  });
  protected readonly version = inject(MinutesClient).version(this.shownVersion);

  constructor() {
    effect(() => {
      if (!this.isMissing()) this.store.show(this.id());
    });
    effect(() => {
      const minutes = this.store.minutes();
      if (minutes !== undefined && this.store.canWrite()) this.openedNumber.set(minutes.number);
    });
  }
}
