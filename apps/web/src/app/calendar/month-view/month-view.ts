import {
  Component,
  computed,
  type ElementRef,
  inject,
  input,
  output,
  viewChild,
} from '@angular/core';
import { Button, Icon, LoadingState } from '@quartiersforum/ui/frame';
import { Screen } from '../../core/screen/screen';
import { countText } from '../../core/text/count-text';
import { Clock } from '../../core/time/clock';
import { MonthDays } from '../month-days/month-days';
import { MonthGrid } from '../month-grid/month-grid';
import type { MonthEntry } from './month-entry';
import { addMonths, monthText } from './month-steps';

/**
 * A month with what is dated in it, and the way to the others. Where there is no room for seven columns it is a list of the days that
 * have something; the grid is not even loaded then.
 */
@Component({
  selector: 'app-month-view',
  imports: [Button, Icon, LoadingState, MonthDays, MonthGrid],
  templateUrl: './month-view.html',
  styleUrl: './month-view.scss',
})
export class MonthView {
  /** `YYYY-MM`. */
  readonly month = input.required<string>();
  /** What is known of the month; undefined until the first answer. */
  readonly entries = input.required<readonly MonthEntry[] | undefined>();
  /** One and many of what is counted, as "Eintrag" and "Einträge". */
  readonly counted = input.required<readonly [one: string, many: string]>();
  readonly monthChanged = output<string>();

  private readonly today = inject(Clock).today();
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');
  protected readonly isNarrow = inject(Screen).isNarrow;
  protected readonly name = computed(() => monthText(this.month()));
  /** The answer to the last question may still be shown while the next one is on its way. */
  protected readonly ofMonth = computed(() =>
    (this.entries() ?? []).filter(({ day }) => day.startsWith(this.month())),
  );
  protected readonly count = computed(() => {
    if (this.entries() === undefined) return '';
    const { length } = this.ofMonth();
    return length === 0 ? `keine ${this.counted()[1]}` : countText(length, ...this.counted());
  });

  protected step(months: number): void {
    this.monthChanged.emit(addMonths(this.month(), months));
  }

  protected goToToday(): void {
    this.monthChanged.emit(this.today.slice(0, 7));
  }

  /** From within the grid, whose entries are then gone and with them the focus. */
  protected leaf(months: number): void {
    this.heading().nativeElement.focus({ preventScroll: true });
    this.step(months);
  }
}
