import { Component, effect, inject, untracked } from '@angular/core';
import { CallFilterAddress } from '../call-filter-address';
import { CallRegister } from '../call-register/call-register';
import { EndingRegister } from '../ending-register/ending-register';
import { FundingCallListStore } from '../funding-call-list-store';

/** Funding as a list: the calls, then whose funding ends. A reader sees only the ends. */
@Component({
  selector: 'app-funding-list-view',
  imports: [CallRegister, EndingRegister],
  template: `<div class="ui-stack">
    @if (store.canList()) {
      <app-call-register [filter]="address.filter()" (filtered)="address.apply($event)" />
    }
    <!-- It asks at once, and is shown when what stands above it has its height, so that it does not jump away. -->
    <div [hidden]="store.canList() && !store.isReady()"><app-ending-register /></div>
  </div>`,
})
export class FundingListView {
  protected readonly address = inject(CallFilterAddress);
  protected readonly store = inject(FundingCallListStore);

  constructor() {
    effect(() => {
      const filter = this.address.filter();
      untracked(() => this.store.ask(filter));
    });
  }
}
