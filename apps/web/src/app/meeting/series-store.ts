import { computed, inject, linkedSignal, Service, signal } from '@angular/core';
import type { AgendaTemplateItem, MeetingSeries } from '@quartiersforum/domain';
import { agendaTimes } from '@quartiersforum/domain/rules';
import { Announcer } from '@quartiersforum/ui';
import { Toaster } from '@quartiersforum/ui/frame';
import { lastValue } from '../core/loading/last-value';
import { onReconnect } from '../core/realtime/on-reconnect';
import { failureOf } from '../core/problem/problem-of';
import { type AgendaRow, movedOrder } from './agenda-row';
import { type KeyedItem, keyedItems } from './keyed-items';
import { MeetingClient } from './meeting-client';
import type { Version } from '../core/form/concurrent-form';

type Template = readonly AgendaTemplateItem[];

/**
 * One series with the template of its agenda. Provided by the page.
 *
 * The one thing a newcomer would get wrong: a template is one value with one version, so each change sends it whole. Changes are shown at
 * once and sent one after the other; somebody else's change in between refuses ours and is shown instead.
 */
@Service({ autoProvided: false })
export class SeriesStore {
  private readonly client = inject(MeetingClient);
  private readonly announcer = inject(Announcer);
  private readonly toaster = inject(Toaster);
  private readonly asked = signal<string | undefined>(undefined);
  /** A template that the server has not confirmed yet. */
  private readonly wanted = signal<Template | null>(null);
  private isSending = false;

  readonly resource = this.client.series(this.asked);
  readonly series = lastValue(this.resource);
  readonly datesResource = this.client.nextDates(this.asked);
  readonly dates = lastValue(this.datesResource);
  private readonly template = computed<Template>(
    () => this.wanted() ?? this.series()?.template ?? [],
  );
  private readonly items = linkedSignal<Template, readonly KeyedItem[]>({
    source: this.template,
    computation: (template, previous) => keyedItems(template, previous?.value ?? []),
  });
  readonly rows = computed<readonly AgendaRow[]>(() => {
    const { overrunMinutes } = this.times();
    const last = this.items().length - 1;
    return this.items().map(({ key, item }, index) => ({
      key,
      item,
      start: null,
      state: 'open',
      overrunMinutes: index === last ? overrunMinutes : 0,
    }));
  });
  readonly times = computed(() =>
    // A template has no date; only the sum counts here.
    agendaTimes(
      { startsAt: new Date(0).toISOString(), durationMinutes: this.series()?.durationMinutes ?? 0 },
      this.template(),
    ),
  );

  constructor() {
    onReconnect(() => this.resource.reload());
  }

  show(id: string): void {
    this.asked.set(id);
  }

  /** Reads again and is done when the answer is there. */
  async reread(): Promise<void> {
    const id = this.asked();
    if (id !== undefined) this.adopt(await this.client.readSeries(id));
  }

  adopt(series: MeetingSeries): void {
    this.resource.set(series);
    this.datesResource.reload();
  }

  /** The item with this key, in the version of the series. */
  item(key: string | null): Version<AgendaTemplateItem> | null {
    const found = this.items().find((one) => one.key === key);
    const version = this.series()?.version;
    return found && version !== undefined ? { version, value: found.item } : null;
  }

  async add(item: AgendaTemplateItem): Promise<void> {
    await this.write([...this.template(), item], this.series()?.version ?? 0);
  }

  async update(
    key: string | null,
    change: Partial<AgendaTemplateItem>,
    version: number,
  ): Promise<void> {
    const items = this.items().map((one) =>
      one.key === key ? { ...one.item, ...change } : one.item,
    );
    await this.write(items, version);
  }

  move(key: string, index: number): void {
    const order = movedOrder(this.rows(), key, index);
    const items = order.flatMap((one) => this.items().find((item) => item.key === one) ?? []);
    this.wanted.set(items.map(({ item }) => item));
    const title = items.find((one) => one.key === key)?.item.title ?? '';
    this.announcer.say(`„${title}“ ist jetzt Punkt ${order.indexOf(key) + 1} von ${order.length}.`);
    void this.send();
  }

  remove(key: string): void {
    const before = this.template();
    const removed = this.items().find((one) => one.key === key);
    if (removed === undefined) return;
    this.wanted.set(this.items().flatMap((one) => (one.key === key ? [] : [one.item])));
    void this.send();
    this.toaster.show(`„${removed.item.title}“ ist aus der Vorlage genommen.`, 'info', {
      label: 'Rückgängig',
      run: () => {
        this.wanted.set(before);
        void this.send();
      },
    });
  }

  private async send(): Promise<void> {
    if (this.isSending) return;
    this.isSending = true;
    try {
      for (let template = this.wanted(); template !== null; template = this.wanted()) {
        await this.write(template, this.series()?.version ?? 0);
        if (this.wanted() === template) this.wanted.set(null);
      }
    } catch (error) {
      this.wanted.set(null);
      this.resource.reload();
      this.toaster.show(failureOf(error).text, 'danger');
    } finally {
      this.isSending = false;
    }
  }

  private async write(template: Template, version: number): Promise<void> {
    const id = this.asked();
    if (id === undefined) return;
    this.resource.set(await this.client.updateSeries(id, { version, template: [...template] }));
  }
}
