import { Component, computed, effect, inject, input, output, signal } from '@angular/core';
import {
  applyWhen,
  form,
  FormField,
  FormRoot,
  validateStandardSchema,
} from '@angular/forms/signals';
import {
  dateSchema,
  meetingRhythmSchema,
  type MeetingDate,
  type MeetingSeries,
} from '@quartiersforum/domain';
import { Dialog, Field, Select, TextInput } from '@quartiersforum/ui';
import { networkInstant } from '@quartiersforum/domain/rules';
import { Button, LoadingState, Notice, Toaster } from '@quartiersforum/ui/frame';
import { submission } from '../../core/form/submission';
import { LoadFailure } from '../../core/loading/load-failure';
import { momentText } from '../../core/time/time-text';
import { DayHint } from '../day-hint/day-hint';
import { MeetingClient } from '../meeting-client';
import { rhythmText } from '../rhythm-text';

interface NextMeetingForm {
  /** The instant of one of the proposed dates, or `other`. */
  date: string;
  day: string;
  time: string;
  place: string;
}

/** Makes the next meeting of a series: the next free date of its rhythm is chosen already, so that one more click is enough. */
@Component({
  selector: 'app-next-meeting-dialog',
  imports: [
    Button,
    DayHint,
    Dialog,
    Field,
    FormField,
    FormRoot,
    LoadFailure,
    LoadingState,
    Notice,
    Select,
    TextInput,
  ],
  templateUrl: './next-meeting-dialog.html',
  styleUrl: '../moment-fields.scss',
})
export class NextMeetingDialog {
  readonly series = input.required<MeetingSeries>();
  readonly closed = output();
  /** The new meeting's id. */
  readonly created = output<string>();

  private readonly client = inject(MeetingClient);
  private readonly toaster = inject(Toaster);
  protected readonly resource = this.client.nextDates(() => this.series().id);
  protected readonly dates = computed(() =>
    this.resource.hasValue() ? this.resource.value().items : undefined,
  );
  protected readonly rhythm = computed(() => rhythmText(this.series().rhythm));
  private readonly value = signal<NextMeetingForm>({ date: '', day: '', time: '', place: '' });
  protected readonly isOther = computed(() => this.value().date === 'other');
  protected readonly holiday = computed(
    () => this.dates()?.find(({ startsAt }) => startsAt === this.value().date)?.holiday ?? null,
  );
  protected readonly submission = submission<NextMeetingForm>((value) => this.create(value));
  protected readonly form = form(
    this.value,
    (path) => {
      applyWhen(
        path,
        () => this.isOther(),
        (other) => {
          validateStandardSchema(other.day, dateSchema);
          validateStandardSchema(other.time, meetingRhythmSchema.shape.time);
        },
      );
    },
    this.submission.options,
  );

  constructor() {
    effect(() => {
      const dates = this.dates();
      if (dates === undefined) return;
      const { place, rhythm } = this.series();
      const free = dates.find(({ isTaken }) => !isTaken);
      this.value.set({ date: free?.startsAt ?? 'other', day: '', time: rhythm.time, place });
    });
  }

  protected optionText({ startsAt, holiday, isTaken }: MeetingDate): string {
    if (isTaken) return `${momentText(startsAt)} (gibt es schon)`;
    return holiday === null ? momentText(startsAt) : `${momentText(startsAt)} (${holiday})`;
  }

  private async create({ date, day, time, place }: NextMeetingForm): Promise<void> {
    const startsAt = date === 'other' ? networkInstant(day, time) : date;
    const meeting = await this.client.create({ seriesId: this.series().id, startsAt, place });
    this.toaster.show(`Angelegt für ${momentText(meeting.startsAt)}.`);
    this.created.emit(meeting.id);
  }
}
