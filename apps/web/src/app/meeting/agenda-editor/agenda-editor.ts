import { type CdkDragDrop, CdkDrag, CdkDragHandle, CdkDropList } from '@angular/cdk/drag-drop';
import {
  afterNextRender,
  Component,
  ElementRef,
  inject,
  Injector,
  input,
  output,
  viewChild,
} from '@angular/core';
import { Announcer } from '@quartiersforum/ui';
import { Button, Icon } from '@quartiersforum/ui/frame';
import { AgendaLine } from '../agenda-line/agenda-line';
import type { AgendaRow } from '../agenda-row';

let lastId = 0;

/**
 * An agenda to work on: order by drag, by buttons and by Alt with the arrow keys; what is done with an item is told to whoever holds the
 * agenda, of a meeting or of a template.
 *
 * The one thing a newcomer would get wrong: a moved row takes its element along, and a browser drops the focus of an element that is
 * moved; it is given back after the next rendering.
 */
@Component({
  selector: 'app-agenda-editor',
  imports: [AgendaLine, Button, CdkDrag, CdkDragHandle, CdkDropList, Icon],
  templateUrl: './agenda-editor.html',
  styleUrl: './agenda-editor.scss',
  host: {
    '(keydown.alt.arrowup)': 'shiftFocused($event, -1)',
    '(keydown.alt.arrowdown)': 'shiftFocused($event, 1)',
  },
})
export class AgendaEditor {
  readonly rows = input.required<readonly AgendaRow[]>();
  readonly moved = output<{ key: string; index: number }>();
  readonly edited = output<string>();
  readonly removed = output<string>();
  readonly added = output();

  private readonly announcer = inject(Announcer);
  private readonly injector = inject(Injector);
  private readonly list = viewChild.required<ElementRef<HTMLElement>>('list');
  private readonly add = viewChild.required('add', { read: ElementRef<HTMLElement> });
  protected readonly helpId = `app-agenda-editor-${(lastId += 1)}`;

  /** What was dealt with or runs now is part of the meeting and stays where it is. */
  protected isMovable(row: AgendaRow): boolean {
    return row.state === 'open';
  }

  protected drop({ item, previousIndex, currentIndex }: CdkDragDrop<unknown>): void {
    const key = item.element.nativeElement.dataset['key'];
    if (key !== undefined && previousIndex !== currentIndex) {
      this.moved.emit({ key, index: currentIndex });
    }
  }

  /** Moves the item that holds the focus. */
  protected shiftFocused(event: Event, step: 1 | -1): void {
    const key = (event.target as HTMLElement).closest<HTMLElement>('[data-key]')?.dataset['key'];
    const index = this.rows().findIndex((row) => row.key === key);
    const row = this.rows()[index];
    if (row !== undefined) this.shift(event, row, index + step);
  }

  protected shift(event: Event, row: AgendaRow, index: number): void {
    event.preventDefault();
    if (!this.isMovable(row)) return;
    if (index < 0 || index >= this.rows().length) {
      this.announcer.say(
        index < 0 ? 'Steht schon an erster Stelle.' : 'Steht schon an letzter Stelle.',
      );
      return;
    }
    const focused = document.activeElement;
    this.moved.emit({ key: row.key, index });
    afterNextRender(
      () => {
        if (focused instanceof HTMLElement) focused.focus();
      },
      { injector: this.injector },
    );
  }

  /** The focus goes on to the next item, because the button that had it is gone. */
  protected remove(row: AgendaRow, index: number): void {
    const neighbour = this.rows()[index + 1] ?? this.rows()[index - 1];
    this.removed.emit(row.key);
    const target =
      neighbour &&
      this.list().nativeElement.querySelector<HTMLElement>(
        `[data-key="${neighbour.key}"] [aria-label^="Bearbeiten"]`,
      );
    (target ?? (this.add().nativeElement as HTMLElement)).focus();
  }
}
