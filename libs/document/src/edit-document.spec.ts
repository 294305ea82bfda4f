import { plainText } from './document-text';
import { appendBlocks, replaceBlockText } from './edit-document';
import { openDocument, readDocument } from './read-document';
import { seedDocument } from './seed-document';

const id = '4f3ad2a4-52f4-4d2c-9c39-6f0a4de1a111';
const otherId = '5f3ad2a4-52f4-4d2c-9c39-6f0a4de1a111';

function heading(blockId: string, text: string) {
  return {
    type: 'heading',
    attrs: { id: blockId, level: 1 },
    content: [{ type: 'text', text }],
  };
}

function open() {
  return openDocument([seedDocument({ type: 'doc', content: [heading(id, 'Begrüßung <1>')] })]);
}

describe('An edit by the server', () => {
  it('appends blocks once, however often it is asked for', () => {
    const doc = open();
    expect(appendBlocks(doc, [heading(otherId, 'Termine')])).toBe(true);
    expect(appendBlocks(doc, [heading(otherId, 'Termine')])).toBe(false);
    expect(plainText(readDocument(doc))).toBe('Begrüßung <1>\nTermine');
    doc.destroy();
  });

  it('renames a heading that nobody has touched', () => {
    const doc = open();
    expect(replaceBlockText(doc, { blockId: id, from: 'Begrüßung <1>', to: 'Beginn' })).toBe(true);
    expect(plainText(readDocument(doc))).toBe('Beginn');
    doc.destroy();
  });

  it('leaves a heading alone that somebody has edited, or that is gone', () => {
    const doc = open();
    const before = readDocument(doc);
    expect(replaceBlockText(doc, { blockId: id, from: 'Begrüßung', to: 'x' })).toBe(false);
    expect(replaceBlockText(doc, { blockId: otherId, from: 'Termine', to: 'x' })).toBe(false);
    expect(readDocument(doc)).toEqual(before);
    doc.destroy();
  });
});
