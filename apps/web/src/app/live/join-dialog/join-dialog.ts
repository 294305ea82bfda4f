import { Component, inject, input, model } from '@angular/core';
import { Dialog } from '@quartiersforum/ui';
import { Button, LoadingState, Toaster } from '@quartiersforum/ui/frame';
import { LoadFailure } from '../../core/loading/load-failure';
import { LiveClient } from '../live-client';
import { QrCode } from '../qr-code/qr-code';

/** The code that lets people in the hall take part, to be held up or passed on when there is no projector. */
@Component({
  selector: 'app-join-dialog',
  imports: [Button, Dialog, LoadFailure, LoadingState, QrCode],
  template: `<ui-dialog heading="Teilnehmen mit dem Telefon" [(open)]="open">
    <p>
      Wer den Code scannt, ist dabei: mit Konto angemeldet, sonst als Gast mit Namen und
      Organisation. Er gilt nur für dieses Treffen.
    </p>
    @if (resource.error()) {
      <app-load-failure [resource]="resource" />
    } @else if (resource.value(); as link) {
      <app-qr-code [address]="link.url" />
      <p class="address">{{ link.url }}</p>
    } @else {
      <ui-loading-state label="Der Code wird geladen …" shape="cards" [rows]="1" />
    }
    @if (resource.hasValue()) {
      <button dialogActions uiButton (click)="copy()">Adresse kopieren</button>
    }
    <button dialogActions uiButton variant="primary" (click)="open.set(false)">Schließen</button>
  </ui-dialog>`,
  styleUrl: './join-dialog.scss',
})
export class JoinDialog {
  readonly open = model.required<boolean>();
  readonly meetingId = input.required<string>();

  private readonly toaster = inject(Toaster);
  protected readonly resource = inject(LiveClient).joinLink(() =>
    this.open() ? this.meetingId() : undefined,
  );

  protected async copy(): Promise<void> {
    const url = this.resource.value()?.url;
    if (url === undefined) return;
    try {
      await navigator.clipboard.writeText(url);
      this.toaster.show('Adresse kopiert.');
    } catch {
      this.toaster.show('Bitte markieren und kopieren Sie die Adresse von Hand.', 'warning');
    }
  }
}
