import { Component, input } from '@angular/core';
import { Toasts } from '@quartiersforum/ui/frame';
import { Brand } from '../brand/brand';

/** The plain page before the frame: sign-in, invitation, password, disturbance. One card, one task. */
@Component({
  selector: 'app-door',
  imports: [Brand, Toasts],
  templateUrl: './door.html',
  styleUrl: './door.scss',
})
export class Door {
  readonly heading = input.required<string>();
  readonly lead = input('');
}
