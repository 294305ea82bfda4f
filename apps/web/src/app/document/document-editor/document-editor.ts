import { Component, computed, effect, inject, input, output, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Button, LoadingState, Notice } from '@quartiersforum/ui';
import { returnParameter } from '../../core/session/return-parameter';
import type { Chapter } from '../chapter';
import { DocumentAnnouncements } from '../document-announcements';
import { DocumentStore } from '../document-store';
import { chaptersOf } from '../document-text/chapters-of';
import { DocumentText } from '../document-text/document-text';
import { DocumentView } from '../document-view/document-view';
import { UnsentTexts } from '../unsent-texts/unsent-texts';
import { WritingSurface } from '../writing-surface/writing-surface';
import { refusalTexts } from './refusal-texts';

/**
 * The live document: for writing where that is allowed, otherwise for following it. The page provides `DocumentStore`.
 *
 * The one thing a newcomer would get wrong: an editor is bound to the text only while it may be written. A read-only editor would still
 * delete, for everybody, what its schema does not know; so everything else is drawn by `app-document-text`.
 */
@Component({
  selector: 'app-document-editor',
  imports: [
    Button,
    DocumentText,
    DocumentView,
    LoadingState,
    Notice,
    RouterLink,
    UnsentTexts,
    WritingSurface,
  ],
  templateUrl: './document-editor.html',
  styleUrl: './document-editor.scss',
  providers: [DocumentAnnouncements],
})
export class DocumentEditor {
  readonly documentId = input.required<string>();
  /** The accessible name of the text, as "Leitlinien der Quartiersarbeit". */
  readonly label = input.required<string>();
  readonly chapters = output<readonly Chapter[]>();
  readonly accessChanged = output<'write' | 'read' | 'none'>();

  protected readonly store = inject(DocumentStore);
  private readonly router = inject(Router);
  protected readonly notice = computed(() => {
    const refusal = this.store.refusal();
    return refusal === null ? null : refusalTexts[refusal];
  });
  /** The connection whose text may be drawn, and not written. */
  protected readonly followed = computed(() => {
    const connection = this.store.connection();
    return connection?.isReady() === true && !this.store.isWritable() ? connection : null;
  });
  protected readonly returnParameters = computed(() => ({ [returnParameter]: this.router.url }));

  constructor() {
    // The announcements live as long as the editor.
    inject(DocumentAnnouncements);
    effect(() => {
      const documentId = this.documentId();
      untracked(() => void this.store.open(documentId));
    });
    effect(() => {
      const access =
        this.store.refusal() === 'notAllowed' ? 'none' : this.store.connection()?.access();
      if (access) this.accessChanged.emit(access);
    });
    effect(() => {
      const followed = this.followed();
      if (followed !== null) this.chapters.emit(chaptersOf(followed.content()));
    });
  }

  protected reload(): void {
    location.reload();
  }
}
