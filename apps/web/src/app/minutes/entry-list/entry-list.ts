import { Component, computed, inject, signal } from '@angular/core';
import type { MinutesEntry } from '@quartiersforum/domain';
import { Button, Icon, Toaster } from '@quartiersforum/ui/frame';
import { failureOf } from '../../core/problem/problem-of';
import { EntryDialog } from '../entry-dialog/entry-dialog';
import { entriesOf, entryKindNames } from '../entry-texts';
import { MinutesEntryView } from '../minutes-entry-view/minutes-entry-view';
import { MinutesStore } from '../minutes-store';

/** Decisions, tasks and information beside the text, section by section; whoever writes adds and changes them here. */
@Component({
  selector: 'app-entry-list',
  imports: [Button, EntryDialog, Icon, MinutesEntryView],
  templateUrl: './entry-list.html',
  styleUrl: './entry-list.scss',
})
export class EntryList {
  private readonly store = inject(MinutesStore);
  private readonly toaster = inject(Toaster);

  protected readonly kinds = entryKindNames;
  protected readonly sections = computed(() => {
    const minutes = this.store.minutes();
    return (minutes?.sections ?? []).map((section, index) => ({
      ...section,
      number: index + 1,
      entries: entriesOf(minutes?.entries ?? [], section.agendaItemId),
    }));
  });
  protected readonly isOpen = signal(false);
  protected readonly edited = signal<MinutesEntry | null>(null);
  /** The section that a new entry is for. */
  protected readonly agendaItemId = signal('');

  protected add(agendaItemId: string): void {
    this.edited.set(null);
    this.agendaItemId.set(agendaItemId);
    this.isOpen.set(true);
  }

  protected edit(entry: MinutesEntry): void {
    this.edited.set(entry);
    this.agendaItemId.set(entry.agendaItemId);
    this.isOpen.set(true);
  }

  protected async remove(entry: MinutesEntry): Promise<void> {
    try {
      await this.store.removeEntry(entry);
      this.toaster.show(`${entryKindNames[entry.kind].name} entfernt.`, 'success', {
        label: 'Rückgängig',
        run: () => void this.restore(entry.id),
      });
    } catch (error) {
      this.refuse(error);
    }
  }

  private async restore(id: string): Promise<void> {
    try {
      await this.store.restoreEntry(id);
    } catch (error) {
      this.refuse(error);
    }
  }

  private refuse(error: unknown): void {
    this.toaster.show(failureOf(error).text, 'warning');
    this.store.reload();
  }
}
