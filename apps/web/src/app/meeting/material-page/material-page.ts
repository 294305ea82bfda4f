import { Component } from '@angular/core';
import { EmptyState } from '@quartiersforum/ui/frame';

/** Files and links of a meeting. */
@Component({
  selector: 'app-material-page',
  imports: [EmptyState],
  template: `<ui-empty-state heading="Noch kein Material" icon="calendar"
    >Dateien und Links zu diesem Treffen stehen bald hier.</ui-empty-state
  >`,
})
export class MaterialPage {}
