import { Component, inject, input } from '@angular/core';
import type { Minutes } from '@quartiersforum/domain';
import { LoadingState } from '@quartiersforum/ui/frame';
import { DocumentEditor } from '../../document/document-editor/document-editor';
import { EntryList } from '../entry-list/entry-list';
import { MinutesHead } from '../minutes-head/minutes-head';
import { MinutesStore } from '../minutes-store';

/** Where minutes are written: the head that fills itself, the text that several write at once, and the entries beside it. */
@Component({
  selector: 'app-minutes-desk',
  imports: [DocumentEditor, EntryList, LoadingState, MinutesHead],
  template: `<details>
      <summary>Kopf des Protokolls: Zeit, Leitung, Anwesende</summary>
      <app-minutes-head [head]="minutes().head" />
      <p class="ui-small ui-muted">
        Der Kopf füllt sich aus dem Treffen. Anwesenheit ändern Sie unter „Leitung“.
      </p>
    </details>
    <div class="desk">
      @defer (on immediate) {
        <app-document-editor
          [documentId]="minutes().documentId"
          [label]="'Protokoll ' + minutes().head.title"
          (accessChanged)="store.reload()"
        />
      } @placeholder {
        <div class="sheet">
          <ui-loading-state shape="text" [rows]="8" label="Das Protokoll wird geladen …" />
        </div>
      }
      <app-entry-list />
    </div>`,
  styleUrl: './minutes-desk.scss',
})
export class MinutesDesk {
  readonly minutes = input.required<Minutes>();
  protected readonly store = inject(MinutesStore);
}
