import { Component, computed, inject, input } from '@angular/core';
import type { UpdateReminderSettings } from '@quartiersforum/domain';
import { LoadingState } from '@quartiersforum/ui/frame';
import { lastValue } from '../../core/loading/last-value';
import { LoadFailure } from '../../core/loading/load-failure';
import { Door } from '../../shell/door/door';
import { ReminderClient } from '../reminder-client';
import { ReminderForm } from '../reminder-form/reminder-form';
import type { ReminderSource } from '../reminder-form/reminder-source';

/** The door behind the link at the foot of a reminder: changes or ends them without a sign-in. Opening it changes nothing. */
@Component({
  selector: 'app-reminder-link-page',
  imports: [Door, LoadFailure, LoadingState, ReminderForm],
  templateUrl: './reminder-link-page.html',
  styleUrl: './reminder-link-page.scss',
})
export class ReminderLinkPage {
  /** Of the link in the mail. */
  readonly token = input.required<string>();

  private readonly client = inject(ReminderClient);
  protected readonly resource = this.client.link(this.token);
  protected readonly link = lastValue(this.resource);
  protected readonly lead = computed(() => {
    const name = this.link()?.name;
    return name === undefined ? '' : `Erinnerungen für ${name}`;
  });
  protected readonly source: ReminderSource = {
    settings: computed(() => this.link()?.settings),
    reread: async () => this.resource.set(await this.client.readLink(this.token())),
    save: async (settings: UpdateReminderSettings) =>
      this.resource.set(await this.client.saveByLink(this.token(), settings)),
  };
}
