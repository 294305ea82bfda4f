import { isBlockId } from '@quartiersforum/document';
import { Editor, type JSONContent } from '@tiptap/core';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { textSchema } from '../schema/text-schema';
import { BlockIds } from './block-ids';

const first = 'aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa';
const second = 'bbbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbbb';
let editor: Editor;

beforeEach(() => {
  editor = new Editor({
    injectCSS: false,
    element: document.body.appendChild(document.createElement('div')),
    extensions: [...textSchema, BlockIds],
    content: {
      type: 'doc',
      content: [paragraph(first, 'Anlaufstellen sind offen.'), paragraph(second, 'Für alle.')],
    },
  });
});
afterEach(() => editor.destroy());

function paragraph(id: string | null, text: string): JSONContent {
  return { type: 'paragraph', attrs: { id }, content: [{ type: 'text', text }] };
}

const blocks = (): [string | null, string][] => {
  const found: [string | null, string][] = [];
  editor.state.doc.descendants((node) => {
    if (node.isTextblock) found.push([node.attrs['id'] as string | null, node.textContent]);
  });
  return found;
};

describe('block ids', () => {
  it('leave the id with the half that keeps the start of the text', () => {
    editor.chain().setTextSelection(14).splitBlock().run();
    expect(blocks()[0]).toEqual([first, 'Anlaufstellen']);
    expect(blocks()[1]![1]).toBe(' sind offen.');
    expect(isBlockId(blocks()[1]![0])).toBe(true);
    expect(blocks()[1]![0]).not.toBe(first);
    expect(blocks()[2]).toEqual([second, 'Für alle.']);
  });

  it('stay with the text when Enter is pressed before its first letter', () => {
    editor.chain().setTextSelection(1).splitBlock().run();
    expect(blocks()[1]).toEqual([first, 'Anlaufstellen sind offen.']);
    expect(isBlockId(blocks()[0]![0])).toBe(true);
  });

  it('stay with a heading when Enter is pressed before its first letter', () => {
    editor.chain().setTextSelection(1).setNode('heading', { level: 2 }).splitBlock().run();
    expect(blocks()[1]).toEqual([first, 'Anlaufstellen sind offen.']);
  });

  it('give what is appended at the end its own', () => {
    editor.chain().setTextSelection(26).splitBlock().run();
    expect(blocks()[0]).toEqual([first, 'Anlaufstellen sind offen.']);
    expect(isBlockId(blocks()[1]![0])).toBe(true);
  });

  it('survive that several paragraphs become headings', () => {
    editor.chain().selectAll().setNode('heading', { level: 1 }).run();
    expect(blocks().map(([id]) => id)).toEqual([first, second]);
  });

  it('are new for a pasted copy, wherever it is pasted, and stay with the original', () => {
    editor.commands.insertContentAt(0, paragraph(second, 'Für alle.'));
    expect(blocks()[2]).toEqual([second, 'Für alle.']);
    expect(blocks()[0]![0]).not.toBe(second);
  });

  it('come back with a paragraph that was cut and pasted', () => {
    const html = editor.getHTML();
    editor.commands.clearContent();
    editor.commands.setContent(html);
    expect(blocks().map(([id]) => id)).toEqual([first, second]);
  });

  it('are not given to what somebody else wrote', () => {
    const remote = editor.schema.nodeFromJSON(paragraph(null, 'von anderen'));
    const change = editor.state.tr
      .insert(0, remote)
      .setMeta(ySyncPluginKey, { isChangeOrigin: true });
    editor.view.dispatch(change);
    expect(blocks()[0]).toEqual([null, 'von anderen']);
    editor.chain().setTextSelection(30).insertContent('!').run();
    expect(blocks()[0]).toEqual([null, 'von anderen']);
  });

  it('keep the bold that was switched on for the next letter', () => {
    editor.chain().setTextSelection(26).toggleMark('bold').splitBlock().run();
    expect(editor.state.storedMarks?.map(({ type }) => type.name)).toEqual(['bold']);
  });
});
