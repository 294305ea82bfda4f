import { Component, computed, effect, inject, signal } from '@angular/core';
import { Button, Card, EmptyState, Icon, LoadingState } from '@quartiersforum/ui/frame';
import { LoadFailure } from '../../core/loading/load-failure';
import { AddLinkDialog } from '../add-link-dialog/add-link-dialog';
import { FileDrop } from '../file-drop/file-drop';
import { MaterialEntry } from '../material-entry/material-entry';
import { MaterialStore } from '../material-store';
import { MeetingStore } from '../meeting-store';
import { UploadList } from '../upload-list/upload-list';
import { UploadQueue } from '../upload-queue';

/** Files and links of a meeting, in the order of its agenda. Who leads the meeting adds and removes. */
@Component({
  selector: 'app-material-page',
  imports: [
    AddLinkDialog,
    Button,
    Card,
    EmptyState,
    FileDrop,
    Icon,
    LoadFailure,
    LoadingState,
    MaterialEntry,
    UploadList,
  ],
  templateUrl: './material-page.html',
  styleUrl: './material-page.scss',
  providers: [MaterialStore, UploadQueue],
})
export class MaterialPage {
  protected readonly store = inject(MaterialStore);
  protected readonly queue = inject(UploadQueue);
  protected readonly meeting = inject(MeetingStore).meeting;
  protected readonly hasHeadings = computed(() =>
    this.store.items()?.some(({ agendaItemId }) => agendaItemId !== null),
  );
  protected readonly isLinking = signal(false);

  constructor() {
    effect(() => {
      if (this.queue.arrived() > 0) this.store.resource.reload();
    });
  }
}
