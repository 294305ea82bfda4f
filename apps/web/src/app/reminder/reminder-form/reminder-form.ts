import { Component, computed, input, type OnInit, signal } from '@angular/core';
import {
  applyEach,
  applyWhen,
  form,
  FormField,
  FormRoot,
  type SchemaPath,
  validate,
} from '@angular/forms/signals';
import { mostReminderDays, type ReminderSettings, reminderDaySchema } from '@quartiersforum/domain';
import { Checkbox, CheckboxInput } from '@quartiersforum/ui';
import { Button, Notice } from '@quartiersforum/ui/frame';
import { ConcurrentForm } from '../../core/form/concurrent-form';
import { InView } from '../../core/form/in-view';
import { submission } from '../../core/form/submission';
import { DaysBefore } from '../days-before/days-before';
import { reminderText } from '../reminder-text';
import type { ReminderSource } from './reminder-source';

type Fields = Omit<ReminderSettings, 'version'>;

const nothing: Fields = {
  isOn: false,
  scope: 'fitting',
  daysBefore: [28, 7],
  hasFundingEnds: false,
  fundingEndDaysBefore: [28],
  rhythm: 'weekly',
};

/**
 * What somebody wants to be reminded of, how long before and how often; the same form behind the account menu and behind the link of a
 * mail. What is hidden while reminders are off is not checked and stays as it was.
 */
@Component({
  selector: 'app-reminder-form',
  imports: [Button, Checkbox, CheckboxInput, DaysBefore, FormField, FormRoot, InView, Notice],
  templateUrl: './reminder-form.html',
  styleUrl: '../../core/form/choices.scss',
})
export class ReminderForm implements OnInit {
  readonly source = input.required<ReminderSource>();

  protected readonly scopes = [
    {
      value: 'fitting',
      name: 'Aufrufe, die zu meinem Träger passen',
      hint: 'Auch solche, bei denen offen ist, wer sich bewerben darf',
    },
    {
      value: 'interested',
      name: 'Nur Aufrufe, für die sich mein Träger interessiert',
      hint: 'Bis er den Antrag gestellt hat',
    },
    { value: 'all', name: 'Alle Aufrufe', hint: '' },
  ] as const;
  protected readonly rhythms = [
    {
      value: 'weekly',
      name: 'Eine Mail am Montag',
      hint: 'Mit allem, was in der Woche ansteht; was vor dem nächsten Montag abläuft, kommt früher',
    },
    { value: 'atOnce', name: 'An dem Tag, an dem etwas ansteht', hint: '' },
  ] as const;

  protected readonly value = signal<Fields>(nothing);
  protected readonly shared = new ConcurrentForm<Fields>(
    this.value,
    () => {
      const settings = this.source().settings();
      if (settings === undefined) return null;
      const { version, ...value } = settings;
      return { version, value };
    },
    () => this.source().reread(),
  );
  /** What is set by now, when that is no longer what the form began with. */
  protected readonly others = computed(() => {
    const settings = this.source().settings();
    return this.shared.overtaken().length > 0 && settings !== undefined
      ? reminderText(settings)
      : null;
  });
  protected readonly hasSaved = signal(false);
  protected readonly submission = submission<Fields>((value) => this.save(value));
  protected readonly form = form(
    this.value,
    (path) => {
      applyWhen(
        path.daysBefore,
        ({ valueOf }) => valueOf(path.isOn),
        (days) => {
          validateDays(days);
        },
      );
      applyWhen(
        path.fundingEndDaysBefore,
        ({ valueOf }) => valueOf(path.isOn) && valueOf(path.hasFundingEnds),
        (days) => {
          validateDays(days);
        },
      );
    },
    this.submission.options,
  );

  ngOnInit(): void {
    this.shared.begin(nothing);
  }

  protected setDays(field: 'daysBefore' | 'fundingEndDaysBefore', days: number[]): void {
    this.value.update((value) => ({ ...value, [field]: days }));
  }

  private async save(value: Fields): Promise<void> {
    this.hasSaved.set(false);
    const { settings, save } = this.source();
    const before = settings() ?? nothing;
    await this.shared.save((_, version) =>
      save({
        ...value,
        version,
        ...(value.isOn ? {} : { daysBefore: before.daysBefore }),
        ...(value.isOn && value.hasFundingEnds
          ? {}
          : { fundingEndDaysBefore: before.fundingEndDaysBefore }),
      }),
    );
    this.shared.begin(nothing);
    this.form().reset();
    this.hasSaved.set(true);
  }
}

function validateDays(path: SchemaPath<number[]>): void {
  applyEach(path, (day) => {
    validate(day, ({ value }) =>
      reminderDaySchema.safeParse(value()).success
        ? undefined
        : { kind: 'days', message: daysRange },
    );
  });
}

const daysRange = `Bitte geben Sie 1 bis ${mostReminderDays} Tage an.`;
