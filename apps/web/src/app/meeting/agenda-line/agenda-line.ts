import { Component, computed, input } from '@angular/core';
import type { AgendaItemState } from '@quartiersforum/domain';
import { Badge, type BadgeVariant, Icon } from '@quartiersforum/ui/frame';
import { LinkedText } from '../../core/text/linked-text/linked-text';
import { countText } from '../../core/text/count-text';
import { clockText } from '../../core/time/time-text';
import { agendaKindNames } from '../agenda-kind-names';
import type { AgendaRow } from '../agenda-row';

const marks: Partial<Record<AgendaItemState, { name: string; variant: BadgeVariant }>> = {
  current: { name: 'jetzt', variant: 'success' },
  skipped: { name: 'übersprungen', variant: 'neutral' },
  deferred: { name: 'beim nächsten Treffen', variant: 'info' },
};

/** One item of an agenda: number, start, what and who, minutes. */
@Component({
  selector: 'app-agenda-line',
  imports: [Badge, Icon, LinkedText],
  templateUrl: './agenda-line.html',
  styleUrl: './agenda-line.scss',
  host: { '[class.has-no-start]': 'start() === null', '[class.is-over]': 'isOver()' },
})
export class AgendaLine {
  readonly row = input.required<AgendaRow>();
  /** Its place, counted from 1. */
  readonly number = input.required<number>();
  protected readonly start = computed(() => {
    const start = this.row().start;
    return start === null ? null : clockText(start);
  });
  protected readonly isOver = computed(() =>
    ['done', 'skipped', 'deferred'].includes(this.row().state),
  );
  protected readonly mark = computed(() => marks[this.row().state]);
  protected readonly overrunText = computed(
    () => `${countText(this.row().overrunMinutes, 'Minute', 'Minuten')} zu lang`,
  );
  /** The kind is only said where the title does not say it already. */
  protected readonly meta = computed(() => {
    const { kind, title, presenter } = this.row().item;
    const name = agendaKindNames[kind];
    const isNamed = kind === 'other' || title.toLowerCase().includes(name.toLowerCase());
    return [isNamed ? '' : name, presenter].filter((part) => part !== '').join(' · ');
  });
}
