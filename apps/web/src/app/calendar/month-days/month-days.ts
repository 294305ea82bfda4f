import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Card } from '@quartiersforum/ui/frame';
import { dayText } from '../../core/time/time-text';
import type { MonthEntry } from '../month-view/month-entry';
import { runsBy } from '../runs';

/** The days of a month that have something, in words: where there is no room for the grid. */
@Component({
  selector: 'app-month-days',
  imports: [Card, RouterLink],
  templateUrl: './month-days.html',
  styleUrl: './month-days.scss',
})
export class MonthDays {
  /** In the order of their days. */
  readonly entries = input.required<readonly MonthEntry[]>();
  protected readonly days = computed(() => runsBy(this.entries(), ({ day }) => day));
  protected readonly dayText = dayText;
}
