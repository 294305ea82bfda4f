import { Component, input, output } from '@angular/core';
import type { SignInOptions } from '@quartiersforum/domain';
import { Avatar, Icon } from '@quartiersforum/ui/frame';
import { roleNames } from '../../core/session/role-names';

/** The example network's accounts as buttons, so that a newcomer is inside after one click. */
@Component({
  selector: 'app-example-accounts',
  imports: [Avatar, Icon],
  templateUrl: './example-accounts.html',
  styleUrl: './example-accounts.scss',
})
export class ExampleAccounts {
  readonly accounts = input.required<SignInOptions['exampleAccounts']>();
  /** The address that is being signed in with at the moment. */
  readonly busyWith = input<string | null>(null);
  readonly chosen = output<string>();
  protected readonly roleNames = roleNames;
}
