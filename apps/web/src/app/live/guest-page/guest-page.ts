import { Component, input } from '@angular/core';
import { Toasts } from '@quartiersforum/ui/frame';
import { AttendPage } from '../attend-page/attend-page';

/** The participant's screen for somebody who is not signed in: no frame, no places to go. */
@Component({
  selector: 'app-guest-page',
  imports: [AttendPage, Toasts],
  template: `<main id="inhalt" tabindex="-1"><app-attend-page [id]="id()" /></main>
    <ui-toasts />`,
  styleUrl: './guest-page.scss',
})
export class GuestPage {
  readonly id = input.required<string>();
}
