import { Component } from '@angular/core';

/** The mark and the name. */
@Component({
  selector: 'app-brand',
  template: `<svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path class="violet" d="M9 0h14a9 9 0 0 1 6.4 2.6L16 16 2.6 2.6A9 9 0 0 1 9 0" />
      <path class="blue" d="M29.4 2.6A9 9 0 0 1 32 9v14a9 9 0 0 1-2.6 6.4L16 16z" />
      <path class="green" d="M29.4 29.4A9 9 0 0 1 23 32H9a9 9 0 0 1-6.4-2.6L16 16z" />
      <path class="amber" d="M2.6 29.4A9 9 0 0 1 0 23V9a9 9 0 0 1 2.6-6.4L16 16z" />
    </svg>
    <span>Quartiersforum</span>`,
  styleUrl: './brand.scss',
})
export class Brand {}
