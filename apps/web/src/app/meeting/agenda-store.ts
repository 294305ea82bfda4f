import { computed, inject, Service, signal } from '@angular/core';
import type { AgendaItem, AgendaTemplateItem, Meeting } from '@quartiersforum/domain';
import { agendaOpenStates, agendaTimes, isOrderPossible } from '@quartiersforum/domain/rules';
import { Announcer } from '@quartiersforum/ui';
import { Toaster } from '@quartiersforum/ui/frame';
import { failureOf } from '../core/problem/problem-of';
import { type AgendaRow, movedOrder } from './agenda-row';
import { MeetingClient } from './meeting-client';
import { MeetingStore } from './meeting-store';

/**
 * The agenda of the shown meeting, and what is done with it. Provided by `AgendaPage`.
 *
 * A new order is shown at once and sent one after the other, so that a quick series of moves does not refuse itself; when somebody else
 * was faster, the agenda as it is then is shown and nothing of theirs is lost.
 */
@Service({ autoProvided: false })
export class AgendaStore {
  private readonly store = inject(MeetingStore);
  private readonly client = inject(MeetingClient);
  private readonly announcer = inject(Announcer);
  private readonly toaster = inject(Toaster);
  /** An order that the server has not confirmed yet. */
  private readonly wanted = signal<readonly string[] | null>(null);
  private isSending = false;

  readonly canEdit = computed(() => {
    const meeting = this.store.meeting();
    return (
      meeting !== undefined &&
      agendaOpenStates.includes(meeting.state) &&
      this.store.may('agenda.update')
    );
  });
  private readonly items = computed(() => {
    const items = this.store.meeting()?.agenda ?? [];
    const wanted = this.wanted();
    if (wanted === null) return items;
    return items.toSorted((one, other) => wanted.indexOf(one.id) - wanted.indexOf(other.id));
  });
  readonly times = computed(() => {
    const meeting = this.store.meeting();
    return meeting && agendaTimes(meeting, this.items());
  });
  readonly rows = computed<readonly AgendaRow[]>(() =>
    this.items().map((item, index) => ({
      key: item.id,
      item: templateItemOf(item),
      // A reader does not see every item, so only the server knows when theirs begin; a lead sees a new order before the server does.
      start: (this.canEdit() ? this.times()?.starts[index] : undefined) ?? item.plannedStart,
      state: item.state,
      overrunMinutes: index === this.items().length - 1 ? (this.times()?.overrunMinutes ?? 0) : 0,
    })),
  );

  item(id: string | null): AgendaItem | undefined {
    return this.items().find((item) => item.id === id);
  }

  move(id: string, index: number): void {
    const rows = this.rows();
    const order = movedOrder(rows, id, index);
    if (!isOrderPossible(this.items(), order)) {
      this.toaster.show(
        'Das geht nicht: An dieser Stelle ist das Treffen schon vorbei.',
        'warning',
      );
      return;
    }
    this.wanted.set(order);
    const title = rows.find((row) => row.key === id)?.item.title ?? '';
    this.announcer.say(`„${title}“ ist jetzt Punkt ${order.indexOf(id) + 1} von ${order.length}.`);
    void this.send();
  }

  /** Takes an item off, with a way back. */
  async remove(id: string): Promise<void> {
    const item = this.item(id);
    if (item === undefined) return;
    await this.attempt(async () => {
      this.store.adopt(await this.client.removeItem(id, item.version));
      this.toaster.show(`„${item.title}“ ist von der Tagesordnung genommen.`, 'info', {
        label: 'Rückgängig',
        run: () =>
          void this.attempt(async () => this.store.adopt(await this.client.restoreItem(id))),
      });
    });
  }

  /** Does something that answers the meeting or refuses; a refusal is said, and the agenda is read again. */
  private async attempt(act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (error) {
      this.wanted.set(null);
      this.store.reload();
      const { code, text } = failureOf(error);
      this.toaster.show(
        code === 'agenda.changed'
          ? 'Jemand hat die Tagesordnung inzwischen geändert. Sie sehen jetzt den neuen Stand; bitte versuchen Sie es noch einmal.'
          : text,
        'danger',
      );
    }
  }

  private async send(): Promise<void> {
    if (this.isSending) return;
    this.isSending = true;
    await this.attempt(async () => {
      for (let order = this.wanted(); order !== null; order = this.wanted()) {
        const meeting = this.store.meeting();
        if (meeting === undefined) return;
        this.store.adopt(await this.reorder(meeting, order));
        if (this.wanted() === order) this.wanted.set(null);
      }
    });
    this.isSending = false;
  }

  private reorder({ id, agendaVersion }: Meeting, itemIds: readonly string[]): Promise<Meeting> {
    return this.client.reorder(id, { agendaVersion, itemIds: [...itemIds] });
  }
}

function templateItemOf(item: AgendaItem): AgendaTemplateItem {
  const { kind, title, description, presenter, durationMinutes, visibility } = item;
  const moderatorNotes = item.moderatorNotes ?? '';
  return { kind, title, description, presenter, durationMinutes, visibility, moderatorNotes };
}
