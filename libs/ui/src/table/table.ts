import { Component, DestroyRef, ElementRef, inject, ViewEncapsulation } from '@angular/core';

/**
 * A plain `<table uiTable>` that turns into one card per row on a phone.
 *
 * Laying a table out as blocks makes some browsers forget that it is one, so the roles are written out, and each cell
 * learns its column's name (`data-label`) from the head. Both follow when rows come and go.
 */
@Component({
  selector: 'table[uiTable]',
  template: '<ng-content />',
  styleUrl: './table.scss',
  encapsulation: ViewEncapsulation.None,
  host: { class: 'ui-table', role: 'table' },
})
export class Table {
  private readonly table = inject<ElementRef<HTMLTableElement>>(ElementRef).nativeElement;

  constructor() {
    const observer = new MutationObserver(() => {
      this.describe();
    });
    observer.observe(this.table, { childList: true, subtree: true });
    inject(DestroyRef).onDestroy(() => {
      observer.disconnect();
    });
  }

  private describe(): void {
    const names = [...(this.table.tHead?.rows[0]?.cells ?? [])].map((cell) =>
      cell.textContent.trim(),
    );
    for (const section of this.table.querySelectorAll('thead, tbody, tfoot')) {
      section.setAttribute('role', 'rowgroup');
    }
    for (const row of this.table.rows) {
      row.setAttribute('role', 'row');
      for (const cell of row.cells) {
        cell.setAttribute('role', cellRole(cell));
        if (row.parentElement?.tagName !== 'THEAD') {
          cell.dataset['label'] = names[cell.cellIndex] ?? '';
        }
      }
    }
  }
}

function cellRole(cell: HTMLTableCellElement): string {
  if (cell.tagName === 'TD') {
    return 'cell';
  }
  return cell.scope === 'row' ? 'rowheader' : 'columnheader';
}
