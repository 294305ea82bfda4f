import { type Signal, signal } from '@angular/core';
import type { Doc, Transaction } from 'yjs';
import type { UnsentText } from '../unsent-text';
import { isGone, type UnsentBlock, unsentBlocks } from './unsent-texts';
import type { UnsavedUpdates } from './unsaved-updates';

/**
 * Keeps what the person wrote in a paragraph that somebody else deleted at the same time. Yjs lets the deletion win, silently; after an
 * hour offline that may be an hour's work.
 */
export class OvertakenTexts {
  private readonly texts = signal<readonly UnsentText[]>([]);
  readonly list: Signal<readonly UnsentText[]> = this.texts.asReadonly();

  constructor(doc: Doc, unsaved: UnsavedUpdates, serverOrigin: unknown) {
    let before: readonly UnsentBlock[] = [];
    doc.on('beforeTransaction', ({ origin }: Transaction) => {
      const mayLose = origin === serverOrigin && unsaved.isAny;
      before = mayLose ? unsentBlocks(doc, unsaved.onServer) : [];
    });
    doc.on('afterTransaction', ({ origin }: Transaction) => {
      if (origin !== serverOrigin) return;
      const lost = before.filter(({ block }) => isGone(block)).map(({ text }) => ({ text }));
      before = [];
      if (lost.length > 0) this.texts.update((texts) => [...texts, ...lost]);
    });
  }

  drop(): void {
    this.texts.set([]);
  }
}
