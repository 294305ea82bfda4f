import { Component, computed, inject, input, type OnInit, output, signal } from '@angular/core';
import {
  applyWhen,
  form,
  FormField,
  FormRoot,
  validateStandardSchema,
} from '@angular/forms/signals';
import {
  dateSchema,
  type Meeting,
  meetingRhythmSchema,
  rescheduleMeetingSchema,
} from '@quartiersforum/domain';
import {
  isMeetingActionPossible,
  networkDayAndTime,
  networkInstant,
} from '@quartiersforum/domain/rules';
import { Dialog, Field, Select, Textarea, TextInput } from '@quartiersforum/ui';
import { Button, Notice, Toaster } from '@quartiersforum/ui/frame';
import { InView } from '../../core/form/in-view';
import { submission } from '../../core/form/submission';
import { momentText } from '../../core/time/time-text';
import { DayHint } from '../day-hint/day-hint';
import { MeetingClient } from '../meeting-client';
import { MeetingStore } from '../meeting-store';
import { meetingTimeText } from '../meeting-time';
import { ConcurrentForm } from '../../core/form/concurrent-form';

interface RescheduleForm {
  kind: 'date' | 'open';
  day: string;
  time: string;
  durationMinutes: number;
  reason: string;
}

const empty: RescheduleForm = { kind: 'date', day: '', time: '', durationMinutes: 0, reason: '' };

/** Gives a meeting another date, or takes the date away until there is a new one. */
@Component({
  selector: 'app-reschedule-dialog',
  imports: [
    Button,
    DayHint,
    Dialog,
    Field,
    FormField,
    FormRoot,
    InView,
    Notice,
    Select,
    Textarea,
    TextInput,
  ],
  templateUrl: './reschedule-dialog.html',
  styleUrl: '../moment-fields.scss',
})
export class RescheduleDialog implements OnInit {
  readonly meeting = input.required<Meeting>();
  readonly closed = output();

  private readonly store = inject(MeetingStore);
  private readonly client = inject(MeetingClient);
  private readonly toaster = inject(Toaster);
  private readonly value = signal(empty);
  protected readonly shared = new ConcurrentForm<RescheduleForm>(
    this.value,
    () => this.store.versionOf(formOf),
    () => this.store.reread(),
  );
  protected readonly canLeaveOpen = computed(() =>
    isMeetingActionPossible(this.meeting().state, 'postpone'),
  );
  protected readonly isOpenEnded = computed(() => this.value().kind === 'open');
  protected readonly heading = computed(() =>
    this.meeting().state === 'moved' ? 'Neuen Termin festlegen' : 'Treffen verschieben',
  );
  protected readonly consequence = computed(() => {
    if (this.meeting().state === 'draft')
      return 'Es ist noch niemand eingeladen; es geht keine Mail hinaus.';
    return this.isOpenEnded()
      ? 'Alle Eingeladenen bekommen eine Mail, und der Termin verschwindet aus ihren Kalendern, bis ein neuer feststeht.'
      : 'Alle Eingeladenen bekommen eine Mail mit dem alten und dem neuen Termin.';
  });
  protected readonly submission = submission<RescheduleForm>((value) => this.send(value));
  protected readonly form = form(
    this.value,
    (path) => {
      applyWhen(
        path,
        () => !this.isOpenEnded(),
        (date) => {
          validateStandardSchema(date.day, dateSchema);
          validateStandardSchema(date.time, meetingRhythmSchema.shape.time);
          validateStandardSchema(
            date.durationMinutes,
            rescheduleMeetingSchema.shape.durationMinutes.unwrap(),
          );
        },
      );
    },
    this.submission.options,
  );
  protected readonly timeText = meetingTimeText;

  ngOnInit(): void {
    this.shared.begin(empty);
  }

  private async send({ kind, day, time, durationMinutes, reason }: RescheduleForm): Promise<void> {
    const { id } = this.meeting();
    await this.shared.save(async (_, version) => {
      const startsAt = networkInstant(day, time);
      this.store.adopt(
        kind === 'open'
          ? await this.client.postpone(id, { version, reason })
          : await this.client.reschedule(id, { version, startsAt, durationMinutes }),
      );
      this.toaster.show(
        kind === 'open'
          ? 'Verschoben, der neue Termin folgt.'
          : `Neuer Termin: ${momentText(startsAt)}.`,
      );
    });
    this.closed.emit();
  }
}

function formOf({ startsAt, durationMinutes }: Meeting): RescheduleForm {
  return { ...empty, ...networkDayAndTime(startsAt), durationMinutes };
}
