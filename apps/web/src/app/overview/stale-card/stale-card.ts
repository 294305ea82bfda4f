import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Button, Card, LoadingState } from '@quartiersforum/ui/frame';
import { LoadFailure } from '../../core/loading/load-failure';
import { countText } from '../../core/text/count-text';
import { plainDayText } from '../../core/time/time-text';
import { ConfirmationClient } from '../../network/confirmation/confirmation-client';

/** How many entries the card names; the rest is one click away. */
const shownEntries = 3;

/** Entries of the register that nobody has confirmed for long, the oldest first; for the coordinator, who can ask again. */
@Component({
  selector: 'app-stale-card',
  imports: [Button, Card, LoadFailure, LoadingState, RouterLink],
  templateUrl: './stale-card.html',
  styleUrl: '../overview-entries.scss',
})
export class StaleCard {
  protected readonly resource = inject(ConfirmationClient).stale(shownEntries);
  protected readonly list = computed(() =>
    this.resource.hasValue() ? this.resource.value() : undefined,
  );
  protected readonly entries = computed(() =>
    this.list()?.items.map(({ id, name, confirmedOn }) => ({
      ...{ id, name },
      text: confirmedOn === null ? 'noch nie bestätigt' : `zuletzt am ${plainDayText(confirmedOn)}`,
    })),
  );
  protected readonly count = computed(() =>
    countText(this.list()?.total ?? 0, 'Eintrag ist', 'Einträge sind'),
  );
}
