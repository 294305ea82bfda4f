import { Component } from '@angular/core';
import { Icon } from '@quartiersforum/ui/frame';

/** Says that no news arrive, and that the time shown is right all the same. */
@Component({
  selector: 'app-cut-off',
  imports: [Icon],
  template: `<ui-icon name="wifi-off" />
    <span><strong>Verbindung unterbrochen.</strong> Die Zeit läuft weiter.</span>`,
  styleUrl: './cut-off.scss',
  host: { role: 'status' },
})
export class CutOff {}
