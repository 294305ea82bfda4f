import { Component, computed, ElementRef, inject, signal } from '@angular/core';
import type { AgendaTemplateItem } from '@quartiersforum/domain';
import { Button, Card } from '@quartiersforum/ui/frame';
import { AgendaCalls } from '../agenda-calls/agenda-calls';
import { AgendaEditor } from '../agenda-editor/agenda-editor';
import { AgendaItemDialog } from '../agenda-item-dialog/agenda-item-dialog';
import { AgendaList } from '../agenda-list/agenda-list';
import type { AgendaDestination } from '../agenda-row';
import { AgendaStore } from '../agenda-store';
import { AgendaSum } from '../agenda-sum/agenda-sum';
import { AgendaTopics } from '../agenda-topics/agenda-topics';
import { MeetingClient } from '../meeting-client';
import { MeetingStore } from '../meeting-store';
import type { Version } from '../../core/form/concurrent-form';

/** The agenda of a meeting: to work on for those who lead it, to read for the others. */
@Component({
  selector: 'app-agenda-page',
  imports: [
    AgendaCalls,
    AgendaEditor,
    AgendaItemDialog,
    AgendaList,
    AgendaSum,
    AgendaTopics,
    Button,
    Card,
  ],
  templateUrl: './agenda-page.html',
  styleUrl: './agenda-page.scss',
  providers: [AgendaStore],
})
export class AgendaPage {
  protected readonly store = inject(MeetingStore);
  protected readonly agenda = inject(AgendaStore);
  private readonly client = inject(MeetingClient);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  /** Topics wait in a series; only the coordinator takes them over. */
  protected readonly canTakeTopics = computed(
    () => this.agenda.canEdit() && this.store.isPlanner() && this.store.meeting()?.series !== null,
  );
  /** What the dialog is open for; without an id it is a new item. */
  protected readonly editing = signal<{ readonly id: string | null } | null>(null);
  private readonly edited = computed<Version<AgendaTemplateItem> | null>(() => {
    const id = this.editing()?.id ?? null;
    const item = this.agenda.item(id);
    const row = this.agenda.rows().find(({ key }) => key === id);
    return item && row ? { version: item.version, value: row.item } : null;
  });
  protected readonly destination: AgendaDestination = {
    item: this.edited,
    add: async (item) => {
      const id = this.store.meeting()?.id;
      if (id !== undefined) this.store.adopt(await this.client.addItem(id, item));
    },
    update: async (change, version) => {
      const id = this.editing()?.id ?? null;
      if (id === null) return;
      this.store.adopt(await this.client.updateItem(id, { ...change, version }));
    },
    read: () => this.store.reread(),
  };

  protected edit(id: string | null): void {
    this.editing.set({ id });
  }

  protected stopEditing(): void {
    this.editing.set(null);
  }

  /** After the last call the card is gone with its buttons; the agenda goes on. */
  protected showTaken(left: number): void {
    this.store.reload();
    if (left === 0) this.element.querySelector<HTMLElement>('app-agenda-editor .add')?.focus();
  }

  protected print(): void {
    window.print();
  }
}
