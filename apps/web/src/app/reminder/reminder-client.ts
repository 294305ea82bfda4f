import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type {
  ReminderLink,
  ReminderSettings,
  UpdateReminderSettings,
} from '@quartiersforum/domain';
import { firstValueFrom } from 'rxjs';

const path = '/api/reminder-settings';

/** The routes of reminders: one's own, signed in or by the link of a mail. What returns a resource is called in an injection context. */
@Service()
export class ReminderClient {
  private readonly http = inject(HttpClient);

  settings(): HttpResourceRef<ReminderSettings | undefined> {
    return httpResource<ReminderSettings>(() => path);
  }

  readSettings(): Promise<ReminderSettings> {
    return firstValueFrom(this.http.get<ReminderSettings>(path));
  }

  saveSettings(settings: UpdateReminderSettings): Promise<ReminderSettings> {
    return firstValueFrom(this.http.put<ReminderSettings>(path, settings));
  }

  /** Asking changes nothing: mail scanners open links, too. */
  link(token: () => string): HttpResourceRef<ReminderLink | undefined> {
    return httpResource<ReminderLink>(() => addressOf(token()));
  }

  readLink(token: string): Promise<ReminderLink> {
    return firstValueFrom(this.http.get<ReminderLink>(addressOf(token)));
  }

  saveByLink(token: string, settings: UpdateReminderSettings): Promise<ReminderLink> {
    return firstValueFrom(this.http.put<ReminderLink>(addressOf(token), settings));
  }
}

function addressOf(token: string): string {
  return `${path}/${encodeURIComponent(token)}`;
}
