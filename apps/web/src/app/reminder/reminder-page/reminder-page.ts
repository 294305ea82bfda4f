import { Component, computed, inject } from '@angular/core';
import { Card, LoadingState, PageHeader } from '@quartiersforum/ui/frame';
import { lastValue } from '../../core/loading/last-value';
import { LoadFailure } from '../../core/loading/load-failure';
import { SessionStore } from '../../core/session/session-store';
import { ReminderClient } from '../reminder-client';
import { ReminderForm } from '../reminder-form/reminder-form';
import type { ReminderSource } from '../reminder-form/reminder-source';

/** What the signed-in person is reminded of by mail. */
@Component({
  selector: 'app-reminder-page',
  imports: [Card, LoadFailure, LoadingState, PageHeader, ReminderForm],
  templateUrl: './reminder-page.html',
})
export class ReminderPage {
  private readonly client = inject(ReminderClient);
  private readonly session = inject(SessionStore);
  protected readonly email = computed(() => this.session.account()?.email);
  protected readonly resource = this.client.settings();
  protected readonly settings = lastValue(this.resource);
  protected readonly source: ReminderSource = {
    settings: this.settings,
    reread: async () => this.resource.set(await this.client.readSettings()),
    save: async (settings) => this.resource.set(await this.client.saveSettings(settings)),
  };
}
