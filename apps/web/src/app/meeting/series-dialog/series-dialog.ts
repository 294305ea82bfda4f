import { Component, computed, inject, type OnInit, output, signal } from '@angular/core';
import { form, FormField, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import {
  createMeetingSeriesSchema,
  meetingKindSchema,
  type UpdateMeetingSeries,
} from '@quartiersforum/domain';
import { Dialog, Field, Select, TextInput } from '@quartiersforum/ui';
import { Button, Notice, Toaster } from '@quartiersforum/ui/frame';
import { InView } from '../../core/form/in-view';
import { submission } from '../../core/form/submission';
import { MeetingClient } from '../meeting-client';
import { meetingKindNames } from '../meeting-kind-names';
import { monthNames, ordinalNames, quarterMonths, rhythmText, weekdayNames } from '../rhythm-text';
import { SeriesStore } from '../series-store';
import { ConcurrentForm } from '../../core/form/concurrent-form';
import { emptySeries, rhythmOf, type SeriesForm, seriesFormOf } from './series-form';

const fields = createMeetingSeriesSchema.shape;

/** Changes a series: its name, its rhythm in words, how long and where. */
@Component({
  selector: 'app-series-dialog',
  imports: [Button, Dialog, Field, FormField, FormRoot, InView, Notice, Select, TextInput],
  templateUrl: './series-dialog.html',
  styleUrls: ['../moment-fields.scss', './series-dialog.scss'],
})
export class SeriesDialog implements OnInit {
  readonly closed = output();

  protected readonly store = inject(SeriesStore);
  private readonly client = inject(MeetingClient);
  private readonly toaster = inject(Toaster);
  protected readonly kinds = meetingKindSchema.options;
  protected readonly kindNames = meetingKindNames;
  protected readonly weekdays = weekdayNames;
  protected readonly ordinals = ([1, 2, 3, 4, -1] as const).map((value) => ({
    value: String(value),
    name: ordinalNames[value],
  }));
  protected readonly value = signal(emptySeries);
  protected readonly shared = new ConcurrentForm<SeriesForm>(
    this.value,
    () => {
      const series = this.store.series();
      return series === undefined ? null : { version: series.version, value: seriesFormOf(series) };
    },
    () => this.store.reread(),
  );
  /** The months to choose from: of the year, or those of the quarters, each named whole. */
  protected readonly months = computed(() => {
    if (this.value().every === 'month') return [];
    const names =
      this.value().every === 'year'
        ? monthNames
        : [1, 2, 3].map((month) => quarterMonths(month).join(', '));
    return names.map((name, index) => ({ value: String(index + 1), name }));
  });
  protected readonly words = computed(() => rhythmText(rhythmOf(this.value())));
  protected readonly submission = submission<SeriesForm>((value) => this.save(value));
  protected readonly form = form(
    this.value,
    (path) => {
      validateStandardSchema(path.name, fields.name);
      validateStandardSchema(path.time, fields.rhythm.shape.time);
      validateStandardSchema(path.durationMinutes, fields.durationMinutes);
    },
    this.submission.options,
  );
  protected readonly rhythmText = rhythmText;

  ngOnInit(): void {
    this.shared.begin(emptySeries);
  }

  /** Quarters know three choices, a year twelve. */
  protected keepMonthPossible(): void {
    if (this.value().every !== 'quarter') return;
    this.value.update((value) => ({
      ...value,
      month: String(((Number(value.month) - 1) % 3) + 1),
    }));
  }

  private async save(value: SeriesForm): Promise<void> {
    const id = this.store.series()?.id;
    if (id === undefined) return;
    await this.shared.save(async (change, version) => {
      this.store.adopt(await this.client.updateSeries(id, updateOf(change, value, version)));
    });
    this.toaster.show('Gespeichert.');
    this.closed.emit();
  }
}

/** The rhythm is one value; it is sent whole when a part of it has changed. */
function updateOf(
  { name, kind, durationMinutes, place, ...rhythm }: Partial<SeriesForm>,
  value: SeriesForm,
  version: number,
): UpdateMeetingSeries {
  const hasNewRhythm = Object.keys(rhythm).length > 0;
  return {
    version,
    ...(name === undefined ? {} : { name }),
    ...(kind === undefined ? {} : { kind }),
    ...(durationMinutes === undefined ? {} : { durationMinutes }),
    ...(place === undefined ? {} : { place }),
    ...(hasNewRhythm ? { rhythm: rhythmOf(value) } : {}),
  };
}
