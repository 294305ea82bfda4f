import { Component, computed, inject, output, signal } from '@angular/core';
import { form, FormField, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import {
  createMeetingSchema,
  dateSchema,
  type MeetingKind,
  meetingKindSchema,
  meetingRhythmSchema,
} from '@quartiersforum/domain';
import { Dialog, Field, Select, Textarea, TextInput } from '@quartiersforum/ui';
import { networkInstant } from '@quartiersforum/domain/rules';
import { Button, Notice, Toaster } from '@quartiersforum/ui/frame';
import { InView } from '../../core/form/in-view';
import { submission } from '../../core/form/submission';
import { momentText } from '../../core/time/time-text';
import { NetworkClient } from '../../network/network-client';
import { DayHint } from '../day-hint/day-hint';
import { MeetingClient } from '../meeting-client';
import { meetingKindNames } from '../meeting-kind-names';

interface MeetingForm {
  bodyId: string;
  title: string;
  kind: MeetingKind;
  day: string;
  time: string;
  durationMinutes: number;
  place: string;
  description: string;
}

const fields = createMeetingSchema.options[1].shape;

/** Makes a meeting that belongs to no series. */
@Component({
  selector: 'app-meeting-dialog',
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
  templateUrl: './meeting-dialog.html',
  styleUrl: '../moment-fields.scss',
})
export class MeetingDialog {
  readonly closed = output();
  /** The new meeting's id. */
  readonly created = output<string>();

  private readonly client = inject(MeetingClient);
  private readonly toaster = inject(Toaster);
  private readonly resource = inject(NetworkClient).bodies();
  protected readonly bodies = computed(() =>
    this.resource.hasValue() ? this.resource.value().items : [],
  );
  protected readonly kinds = meetingKindSchema.options;
  protected readonly kindNames = meetingKindNames;
  private readonly value = signal<MeetingForm>({
    bodyId: '',
    title: '',
    kind: 'other',
    day: '',
    time: '10:00',
    durationMinutes: 120,
    place: '',
    description: '',
  });
  protected readonly submission = submission<MeetingForm>((value) => this.create(value));
  protected readonly form = form(
    this.value,
    (path) => {
      validateStandardSchema(path.bodyId, fields.bodyId);
      validateStandardSchema(path.title, fields.title);
      validateStandardSchema(path.day, dateSchema);
      validateStandardSchema(path.time, meetingRhythmSchema.shape.time);
      validateStandardSchema(path.durationMinutes, fields.durationMinutes);
    },
    this.submission.options,
  );

  private async create({ day, time, ...meeting }: MeetingForm): Promise<void> {
    const startsAt = networkInstant(day, time);
    const created = await this.client.create({ ...meeting, startsAt });
    this.toaster.show(`Angelegt für ${momentText(created.startsAt)}.`);
    this.created.emit(created.id);
  }
}
