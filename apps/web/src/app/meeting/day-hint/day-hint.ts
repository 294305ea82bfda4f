import { Component, computed, inject, input } from '@angular/core';
import { Notice } from '@quartiersforum/ui/frame';
import { MeetingClient } from '../meeting-client';

/** What speaks against a day before a meeting is put on it: a holiday, or other meetings. Says nothing where nothing does. */
@Component({
  selector: 'app-day-hint',
  imports: [Notice],
  template: `@if (text(); as text) {
    <ui-notice variant="warning">{{ text }}</ui-notice>
  }`,
  // Nothing to say takes no room in a form.
  styles: ':host { display: contents; }',
})
export class DayHint {
  /** `YYYY-MM-DD`; anything else asks nothing. */
  readonly day = input.required<string>();
  /** The meeting that is being moved: it does not stand in its own way. */
  readonly except = input<string | null>(null);
  private readonly resource = inject(MeetingClient).calendarDay(() =>
    /^\d{4}-\d{2}-\d{2}$/.test(this.day()) ? this.day() : undefined,
  );
  protected readonly text = computed(() => {
    if (!this.resource.hasValue()) return '';
    const { holiday, meetings } = this.resource.value();
    const others = meetings.filter(({ id }) => id !== this.except()).map(({ name }) => `„${name}“`);
    return [
      ...(holiday === null ? [] : [`An diesem Tag ist Feiertag: ${holiday}.`]),
      ...(others.length === 0 ? [] : [`An diesem Tag ist schon: ${others.join(', ')}.`]),
    ].join(' ');
  });
}
