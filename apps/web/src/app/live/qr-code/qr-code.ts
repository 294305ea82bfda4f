import { Component, computed, input } from '@angular/core';
import { encode } from 'uqr';

/** Modules of white around the code, which scanners need. */
const quietZone = 2;

/** An address as a QR code. Whoever cannot see it reads the address. */
@Component({
  selector: 'app-qr-code',
  template: `<svg
    role="img"
    [attr.aria-label]="label()"
    [attr.viewBox]="'0 0 ' + code().size + ' ' + code().size"
    shape-rendering="crispEdges"
  >
    <path class="ground" [attr.d]="'M0 0h' + code().size + 'v' + code().size + 'H0z'" />
    <path class="modules" [attr.d]="modules()" />
  </svg>`,
  styleUrl: './qr-code.scss',
})
export class QrCode {
  readonly address = input.required<string>();

  protected readonly label = computed(() => `QR-Code mit der Adresse ${this.address()}`);
  protected readonly code = computed(() => encode(this.address(), { ecc: 'M', border: quietZone }));
  protected readonly modules = computed(() =>
    this.code()
      .data.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')))
      .join(''),
  );
}
