import { Component } from '@angular/core';
import { PageHeader } from '@quartiersforum/ui';

/** What is next for this person. */
@Component({
  selector: 'app-overview-page',
  imports: [PageHeader],
  template: `<ui-page-header heading="Guten Tag" />`,
})
export class OverviewPage {}
