import { Component, computed, input } from '@angular/core';
import type { MinutesVersion } from '@quartiersforum/domain';
import { momentText } from '../../core/time/time-text';
import { DocumentText } from '../../document/document-text/document-text';
import { MinutesEntryView } from '../minutes-entry-view/minutes-entry-view';
import { MinutesHead } from '../minutes-head/minutes-head';
import { readingParts } from '../sections-of';

/** Approved minutes to read and to print: head, text with the entries at the end of each section, and the fingerprint. */
@Component({
  selector: 'app-minutes-reading',
  imports: [DocumentText, MinutesEntryView, MinutesHead],
  templateUrl: './minutes-reading.html',
  styleUrl: './minutes-reading.scss',
})
export class MinutesReading {
  readonly version = input.required<MinutesVersion>();

  protected readonly parts = computed(() => {
    const { content, sections, entries } = this.version();
    return readingParts(content, sections, entries).map((part) => ({
      ...part,
      /** A heading and nothing below it looks as if the rest had not arrived. */
      isBare:
        part.blockId !== null && part.content.content?.length === 1 && part.entries.length === 0,
    }));
  });
  protected readonly approved = computed(() => {
    const { approvedAt, approvedBy } = this.version();
    return `Genehmigt am ${momentText(approvedAt)} von ${approvedBy}`;
  });
}
