import { Component, inject } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { PageFocus } from './shell/page-focus/page-focus';

/** The root: whatever page is routed to. It imports nothing from `libs/ui`, so that the first bytes are the router and no more. */
@Component({
  selector: 'app-root',
  imports: [RouterOutlet],
  template: `<router-outlet />`,
})
export class App {
  constructor() {
    inject(PageFocus).follow();
  }
}
