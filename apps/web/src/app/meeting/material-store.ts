import { computed, inject, Service } from '@angular/core';
import type { Material } from '@quartiersforum/domain';
import { Toaster } from '@quartiersforum/ui/frame';
import { lastValue } from '../core/loading/last-value';
import { failureOf } from '../core/problem/problem-of';
import { onReconnect } from '../core/realtime/on-reconnect';
import { Realtime } from '../core/realtime/realtime';
import { MaterialClient } from './material-client';
import { MeetingStore } from './meeting-store';

/** Material of an agenda item, or of the whole meeting. */
export interface MaterialGroup {
  readonly heading: string;
  readonly items: readonly Material[];
}

/** The material of the meeting that is shown. Provided by its page. */
@Service({ autoProvided: false })
export class MaterialStore {
  private readonly client = inject(MaterialClient);
  private readonly meetings = inject(MeetingStore);
  private readonly toaster = inject(Toaster);
  private readonly meetingId = computed(() => this.meetings.meeting()?.id);

  readonly resource = this.client.material(this.meetingId);
  private readonly list = lastValue(this.resource);
  /** Undefined until it is loaded. */
  readonly items = computed(() => this.list()?.items);
  readonly canAdd = computed(() => this.meetings.may('material.add'));
  /** In the order of the agenda; without headings when nothing belongs to an item. */
  readonly groups = computed<readonly MaterialGroup[]>(() => {
    const items = this.items() ?? [];
    const agenda = this.meetings.meeting()?.agenda ?? [];
    const general = items.filter(
      ({ agendaItemId }) => !agenda.some(({ id }) => id === agendaItemId),
    );
    const ofItems = agenda.map(({ id, title }) => ({
      heading: title,
      items: items.filter(({ agendaItemId }) => agendaItemId === id),
    }));
    return [{ heading: 'Zum ganzen Treffen', items: general }, ...ofItems].filter(
      (group) => group.items.length > 0,
    );
  });

  constructor() {
    inject(Realtime).listen('meeting.changed', ({ meetingId }) => {
      if (meetingId === this.meetingId()) this.resource.reload();
    });
    onReconnect(() => this.resource.reload());
  }

  canRemove({ addedBy }: Material, accountId: string | undefined): boolean {
    const isOwn = addedBy !== null && addedBy.id === accountId;
    return isOwn || this.meetings.may('material.remove');
  }

  /** Removes at once and offers the way back. */
  async remove({ id, title }: Material): Promise<void> {
    await this.attempt(async () => {
      await this.client.remove(id);
      this.toaster.show(`„${title}“ ist entfernt.`, 'success', {
        label: 'Rückgängig',
        run: () => void this.restore(id),
      });
    });
  }

  private async restore(id: string): Promise<void> {
    await this.attempt(async () => {
      const { title } = await this.client.restore(id);
      this.toaster.show(`„${title}“ ist wieder da.`);
    });
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.toaster.show(failureOf(error).text, 'danger');
    }
    this.resource.reload();
  }
}
