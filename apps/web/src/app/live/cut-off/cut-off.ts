import { Component } from '@angular/core';
import { Icon } from '@quartiersforum/ui/frame';

/** Says that no news arrive. It is shown only after a moment, and takes its place at the top without covering anything. */
@Component({
  selector: 'app-cut-off',
  imports: [Icon],
  template: `<ui-icon name="wifi-off" />
    <span><strong>Verbindung unterbrochen.</strong> Die Zeit läuft weiter.</span>`,
  styleUrl: './cut-off.scss',
  host: { role: 'status' },
})
export class CutOff {}
