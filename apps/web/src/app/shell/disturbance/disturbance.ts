import { Component, computed, input } from '@angular/core';
import { Button } from '@quartiersforum/ui/frame';
import { Door } from '../door/door';

/** Stands in for a page that could not be opened at all. */
@Component({
  selector: 'app-disturbance',
  imports: [Button, Door],
  template: `<app-door [heading]="heading()" [lead]="text()">
    <button uiButton variant="primary" (click)="reload()">Neu laden</button>
  </app-door>`,
})
export class Disturbance {
  /** `server`: no answer; `version`: the files of this page are gone. */
  readonly grund = input<string>();
  protected readonly heading = computed(() =>
    this.grund() === 'server' ? 'Keine Verbindung' : 'Bitte neu laden',
  );
  protected readonly text = computed(() =>
    this.grund() === 'server'
      ? 'Quartiersforum ist gerade nicht erreichbar. Was Sie geschrieben haben, bleibt erhalten.'
      : 'Diese Seite ließ sich nicht öffnen. Vielleicht gibt es eine neue Fassung von Quartiersforum.',
  );

  protected reload(): void {
    location.reload();
  }
}
