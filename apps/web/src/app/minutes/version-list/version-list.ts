import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { MinutesVersionSummary } from '@quartiersforum/domain';
import { dayText } from '../../core/time/time-text';

/** The approved versions of minutes that were corrected, latest first; nothing when there is only one. */
@Component({
  selector: 'app-version-list',
  imports: [RouterLink],
  template: `@if (versions().length > 1) {
    <nav aria-labelledby="fassungen" class="ui-no-print">
      <h2 id="fassungen">Fassungen</h2>
      <ul role="list" class="ui-entries">
        @for (version of versions(); track version.number) {
          <li>
            <a [routerLink]="['/protokolle', meetingId(), 'fassung', version.number]"
              >Fassung {{ version.number }}</a
            >
            <span class="ui-small ui-muted">
              genehmigt am {{ dayText(version.approvedAt)
              }}{{ version.reason === null ? '' : ' · ' + version.reason }}
            </span>
          </li>
        }
      </ul>
    </nav>
  }`,
  styles: `
    h2 {
      margin: 0 0 var(--ui-space-2);
      font-size: var(--ui-text-section);
    }

    li {
      display: flex;
      flex-wrap: wrap;
      gap: var(--ui-space-1) var(--ui-space-3);
      align-items: baseline;
    }
  `,
})
export class VersionList {
  readonly meetingId = input.required<string>();
  readonly versions = input.required<readonly MinutesVersionSummary[]>();
  protected readonly dayText = dayText;
}
