import { Component } from '@angular/core';
import { EmptyState } from '@quartiersforum/ui/frame';

/** The minutes of one meeting, as a tab of its page. */
@Component({
  selector: 'app-minutes-tab',
  imports: [EmptyState],
  template: `<ui-empty-state heading="Noch kein Protokoll" icon="calendar"
    >Das Protokoll dieses Treffens steht bald hier.</ui-empty-state
  >`,
})
export class MinutesTab {}
