import { NgTemplateOutlet } from '@angular/common';
import { Component, input, ViewEncapsulation } from '@angular/core';
import type { NodeJson } from '@quartiersforum/document';
import { plainText } from './chapters-of';
import { runsOf } from './runs-of';

/**
 * A text as HTML, from its canonical JSON: no editor, nothing that could write. What it does not know it shows by what is inside.
 *
 * The look is the editor's too, so the styles are not encapsulated; everything hangs under `.document-text`.
 */
@Component({
  selector: 'app-document-text',
  imports: [NgTemplateOutlet],
  templateUrl: './document-text.html',
  styleUrl: './document-text.scss',
  encapsulation: ViewEncapsulation.None,
  host: { class: 'document-text' },
})
export class DocumentText {
  readonly content = input.required<NodeJson>();
  protected readonly runsOf = runsOf;

  /** Blocks are followed by their id, so that a change redraws what has changed and nothing else. */
  protected idOf(node: NodeJson, index: number): string {
    const id = node.attrs?.['id'];
    return typeof id === 'string' ? id : `${index}:${node.type}`;
  }

  protected textAttribute(node: NodeJson, name: string): string | null {
    const value = node.attrs?.[name];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
  }

  protected childrenOf(node: NodeJson): readonly NodeJson[] {
    return node.content ?? [];
  }

  /** An empty head cell names nothing, so it is none. */
  protected isHeading(cell: NodeJson): boolean {
    return cell.type === 'tableHeader' && plainText(cell).trim() !== '';
  }

  /** The element's heading level: the page's own heading is the first. */
  protected levelOf(node: NodeJson): number {
    return Math.min(Number(node.attrs?.['level'] ?? 1) + 1, 6);
  }
}
