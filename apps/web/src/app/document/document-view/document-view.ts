import { Component, computed, effect, inject, input, output } from '@angular/core';
import type { DocumentContent } from '@quartiersforum/domain';
import type { NodeJson } from '@quartiersforum/document';
import { LoadingState } from '@quartiersforum/ui/frame';
import { freshResource } from '../../core/loading/fresh-resource';
import { LoadFailure } from '../../core/loading/load-failure';
import { onReconnect } from '../../core/realtime/on-reconnect';
import { Realtime } from '../../core/realtime/realtime';
import type { Chapter } from '../chapter';
import { chaptersOf } from '../document-text/chapters-of';
import { DocumentText } from '../document-text/document-text';

/** The stored text for those who may not write: read over HTTP, renewed when the server says that it has stored a newer one. */
@Component({
  selector: 'app-document-view',
  imports: [DocumentText, LoadFailure, LoadingState],
  template: `@if (stored.hasValue()) {
      <article [attr.aria-label]="label()"><app-document-text [content]="content()" /></article>
    } @else if (stored.error()) {
      <app-load-failure [resource]="stored" />
    } @else {
      <ui-loading-state shape="text" [rows]="8" />
    }`,
})
export class DocumentView {
  readonly documentId = input.required<string>();
  readonly label = input.required<string>();
  readonly chapters = output<readonly Chapter[]>();

  protected readonly stored = freshResource<DocumentContent>(
    () => `/api/documents/${this.documentId()}/content`,
  );
  protected readonly content = computed<NodeJson>(() =>
    this.stored.hasValue() ? this.stored.value().json : { type: 'doc' },
  );

  constructor() {
    inject(Realtime).listen('document.stored', ({ documentId }) => {
      if (documentId === this.documentId()) this.stored.reload();
    });
    onReconnect(() => this.stored.reload());
    effect(() => this.chapters.emit(chaptersOf(this.content())));
  }
}
