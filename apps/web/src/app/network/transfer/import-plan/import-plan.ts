import { Component, computed, input, linkedSignal } from '@angular/core';
import type { PlannedChange, RegisterImport } from '@quartiersforum/domain';
import { Table } from '@quartiersforum/ui';
import { Badge, Button } from '@quartiersforum/ui/frame';

/** More rows than that are shown when somebody asks for them. */
const shownAtFirst = 100;

/** What a table would change: contact points that are new or different, each with its cells before and after. */
@Component({
  selector: 'app-import-plan',
  imports: [Badge, Button, Table],
  templateUrl: './import-plan.html',
  styleUrl: './import-plan.scss',
})
export class ImportPlan {
  readonly plan = input.required<RegisterImport>();
  private readonly changes = computed(() =>
    this.plan().changes.filter(({ kind }) => kind !== 'same'),
  );
  private readonly most = linkedSignal({ source: this.plan, computation: () => shownAtFirst });
  protected readonly rows = computed(() =>
    this.changes()
      .slice(0, this.most())
      .map((change) => {
        const isNew = change.kind === 'new';
        // Its name stands beside it already.
        const fields = change.fields.filter(({ column }) => !isNew || column !== 'Name');
        return { change, isNew, fields, phases: phasesText(change) };
      }),
  );
  protected readonly hidden = computed(() => this.changes().length - this.rows().length);
  protected readonly organisations = computed(() =>
    this.plan()
      .organisations.map(({ name }) => name)
      .join(', '),
  );

  protected showAll(): void {
    this.most.set(Infinity);
  }
}

function phasesText({ newPhases }: PlannedChange): string {
  if (newPhases === 0) return '';
  return newPhases === 1 ? 'eine Laufzeit mehr' : `${newPhases} Laufzeiten mehr`;
}
