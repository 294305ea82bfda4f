import { Component, computed, input } from '@angular/core';
import type { RegisterImport } from '@quartiersforum/domain';
import { Table } from '@quartiersforum/ui';
import { Notice } from '@quartiersforum/ui/frame';
import { countText } from '../../../core/text/count-text';
import { flawTexts } from '../flaw-texts';

/** What in a table is not understood, with the place where it stands. */
@Component({
  selector: 'app-import-flaws',
  imports: [Notice, Table],
  templateUrl: './import-flaws.html',
  styleUrl: './import-flaws.scss',
})
export class ImportFlaws {
  readonly plan = input.required<RegisterImport>();
  protected readonly heading = computed(() => {
    const count = countText(this.plan().flawTotal, 'Stelle', 'Stellen');
    return `${count} in der Tabelle ${this.plan().flawTotal === 1 ? 'ist' : 'sind'} noch nicht zu verstehen`;
  });
  protected readonly rows = computed(() =>
    this.plan().flaws.map(({ line, column, code, value }) => ({
      place: column === null ? `Zeile ${line}` : `Zeile ${line}, „${column}“`,
      text: flawTexts[code],
      value,
    })),
  );
  protected readonly hidden = computed(() => this.plan().flawTotal - this.plan().flaws.length);
}
