import { Component, input, output } from '@angular/core';
import type { Name } from '@quartiersforum/domain';
import { Button, Icon } from '@quartiersforum/ui/frame';

/** What was chosen one after the other below its picker, each with a button that takes it out again. */
@Component({
  selector: 'app-chosen-list',
  imports: [Button, Icon],
  templateUrl: './chosen-list.html',
  styleUrl: './chosen-list.scss',
})
export class ChosenList {
  readonly label = input.required<string>();
  readonly chosen = input.required<readonly Name[]>();
  /** The id of what is to go. The button goes with it, so the picker takes the focus. */
  readonly removed = output<string>();
}
