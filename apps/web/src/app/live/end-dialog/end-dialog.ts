import { Component, computed, inject, model } from '@angular/core';
import { Dialog } from '@quartiersforum/ui';
import { Button, Notice } from '@quartiersforum/ui/frame';
import { MeetingStore } from '../../meeting/meeting-store';
import { AttendanceStore } from '../attendance-store';
import { LeadStore } from '../lead-store';
import { Steering } from '../steering';

/** The question before the meeting ends, with what becomes of what was not reached and of who did not come. */
@Component({
  selector: 'app-end-dialog',
  imports: [Button, Dialog, Notice],
  template: `<ui-dialog heading="Treffen beenden?" [(open)]="open">
    @if (steering.failure(); as failure) {
      <ui-notice variant="danger">{{ failure }}</ui-notice>
    }
    @if (left().length > 0) {
      <p>Diese Punkte wurden nicht behandelt:</p>
      <ul>
        @for (item of left(); track item.id) {
          <li>{{ item.title }}</li>
        }
      </ul>
      @if (isOfSeries()) {
        <p>
          Was zum festen Ablauf gehört, kommt beim nächsten Treffen von selbst wieder; alles andere
          geht in den Themenspeicher.
        </p>
      }
    } @else {
      <p>Alle Tagesordnungspunkte sind behandelt.</p>
    }
    @if (attendance.counts().expected; as missing) {
      <p>
        {{ missing === 1 ? 'Eine erwartete Person gilt' : missing + ' erwartete Personen gelten' }}
        danach als nicht gekommen. Das können Sie unter „Leitung“ ändern, bis das Protokoll
        genehmigt ist.
      </p>
    }
    <p>
      Alle Bildschirme zeigen dann das Ende. Das Protokoll bleibt offen, bis es genehmigt ist. Ein
      beendetes Treffen lässt sich nicht wieder starten.
    </p>
    <button dialogActions uiButton (click)="open.set(false)">Abbrechen</button>
    <button
      dialogActions
      uiButton
      variant="danger"
      [busy]="steering.busy() === 'end'"
      (click)="end()"
    >
      Treffen beenden
    </button>
  </ui-dialog>`,
})
export class EndDialog {
  readonly open = model.required<boolean>();

  private readonly lead = inject(LeadStore);
  private readonly meeting = inject(MeetingStore);
  protected readonly attendance = inject(AttendanceStore);
  protected readonly steering = inject(Steering);
  protected readonly left = computed(() =>
    this.lead.items().filter(({ state, kind }) => state === 'open' && kind !== 'break'),
  );

  /** Only a series has a next meeting, and topics for it. */
  protected readonly isOfSeries = computed(() => (this.meeting.meeting()?.series ?? null) !== null);

  protected async end(): Promise<void> {
    if (await this.steering.steer({ action: 'end' })) this.open.set(false);
  }
}
