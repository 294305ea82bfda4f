import type { MinutesEntry } from '@quartiersforum/domain';
import { readingParts } from './sections-of';

const heading = (id: string) => ({ type: 'heading', attrs: { level: 1, id } });
const paragraph = (id: string) => ({
  type: 'paragraph',
  attrs: { id },
  content: [{ type: 'text', text: id }],
});
const emptyLine = { type: 'paragraph', attrs: { id: 'empty' } };
const section = (name: string) => ({ agendaItemId: name, blockId: `block-${name}`, title: name });
const entry = (agendaItemId: string): MinutesEntry => ({
  id: `entry-${agendaItemId}`,
  version: 1,
  agendaItemId,
  kind: 'information',
  text: 'Neu',
  vote: null,
  owner: null,
  dueOn: null,
});

describe('Minutes to read', () => {
  it('put the entries of a section at its end', () => {
    const content = {
      type: 'doc',
      content: [
        paragraph('intro'),
        heading('block-a'),
        paragraph('one'),
        heading('own heading'),
        heading('block-b'),
      ],
    };
    const parts = readingParts(content, [section('a'), section('b')], [entry('b'), entry('a')]);
    expect(parts.map((part) => part.content.content?.length)).toEqual([1, 3, 1]);
    expect(parts.map((part) => part.entries.map(({ id }) => id))).toEqual([
      [],
      ['entry-a'],
      ['entry-b'],
    ]);
  });

  it('leave out the empty lines before the next section, and none within it', () => {
    const content = {
      type: 'doc',
      content: [
        emptyLine,
        heading('block-a'),
        paragraph('one'),
        emptyLine,
        paragraph('two'),
        emptyLine,
        heading('block-b'),
        emptyLine,
        emptyLine,
      ],
    };
    const parts = readingParts(content, [section('a'), section('b')], []);
    expect(parts.map((part) => part.content.content?.length)).toEqual([0, 4, 1]);
  });

  it('keep the entries of a section whose heading somebody has removed, under its name', () => {
    const parts = readingParts(
      { type: 'doc', content: [paragraph('rest')] },
      [section('a'), section('b')],
      [entry('a')],
    );
    expect(parts.map(({ title, entries }) => [title, entries.length])).toEqual([
      [null, 0],
      ['a', 1],
    ]);
  });
});
