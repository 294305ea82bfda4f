import type { Signal } from '@angular/core';
import type { ReminderSettings, UpdateReminderSettings } from '@quartiersforum/domain';

/** Where the settings in a form come from and go to: one's own, or those behind the link of a mail. */
export interface ReminderSource {
  readonly settings: Signal<ReminderSettings | undefined>;
  /** Asks the server again; done when `settings` holds the answer. */
  readonly reread: () => Promise<void>;
  /** Done when `settings` holds what was saved. */
  readonly save: (settings: UpdateReminderSettings) => Promise<void>;
}
