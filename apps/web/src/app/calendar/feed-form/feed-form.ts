import { Component, computed, inject, output, signal } from '@angular/core';
import { form, FormField, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import {
  type CalendarFeedAddress,
  type CalendarFeedScope,
  type CreateCalendarFeed,
  createCalendarFeedSchema,
} from '@quartiersforum/domain';
import { Field, TextInput } from '@quartiersforum/ui';
import { Button, Notice } from '@quartiersforum/ui/frame';
import { submission } from '../../core/form/submission';
import { SessionStore } from '../../core/session/session-store';
import { CalendarClient } from '../calendar-client';
import { feedScopes } from '../feed-names';

type FeedFields = Required<CreateCalendarFeed>;

const empty: FeedFields = { scope: 'all', label: '' };

/** A new feed: what it holds, and what its owner calls it. */
@Component({
  selector: 'app-feed-form',
  imports: [Button, Field, FormField, FormRoot, Notice, TextInput],
  templateUrl: './feed-form.html',
  styleUrl: '../../core/form/choices.scss',
})
export class FeedForm {
  readonly created = output<CalendarFeedAddress>();

  private readonly client = inject(CalendarClient);
  private readonly session = inject(SessionStore);
  /** Only what can hold something for this person. */
  protected readonly scopes = computed(() => {
    const account = this.session.account();
    const hasPlace = (account?.organisation ?? account?.contactPoint ?? null) !== null;
    const isOffered: Readonly<Record<CalendarFeedScope, boolean>> = {
      all: true,
      fittingDeadlines: hasPlace && this.session.may('fundingCall.list'),
      myMeetings: this.session.may('meeting.list'),
    };
    return (Object.keys(feedScopes) as CalendarFeedScope[])
      .filter((scope) => isOffered[scope])
      .map((scope) => ({ scope, ...feedScopes[scope] }));
  });
  private readonly value = signal(empty);
  protected readonly submission = submission<FeedFields>((value) => this.create(value));
  protected readonly form = form(
    this.value,
    (path) => {
      validateStandardSchema(path, createCalendarFeedSchema);
    },
    this.submission.options,
  );

  private async create(value: FeedFields): Promise<void> {
    this.created.emit(await this.client.createFeed(value));
    this.form().reset(empty);
  }
}
