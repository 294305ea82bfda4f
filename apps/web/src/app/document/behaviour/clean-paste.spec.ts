import { Editor } from '@tiptap/core';
import { textSchema } from '../schema/text-schema';
import { CleanPaste } from './clean-paste';

const refused: string[] = [];
let editor: Editor;

beforeEach(() => {
  refused.length = 0;
  editor = new Editor({
    injectCSS: false,
    element: document.body.appendChild(document.createElement('div')),
    extensions: [...textSchema, CleanPaste.configure({ refuse: (reason) => refused.push(reason) })],
  });
});
afterEach(() => editor.destroy());

/** jsdom has no clipboard events; the handlers only look at the data, of which there is none. */
function paste(html: string): void {
  editor.view.pasteHTML(html, new Event('paste') as ClipboardEvent);
}

describe('pasting', () => {
  it.each([
    ['<p><span style="font-weight:700">fett</span></p>', '<p><strong>fett</strong></p>'],
    ['<b style="font-weight:normal"><p>nicht fett</p></b>', '<p>nicht fett</p>'],
    [
      '<p><span style="font-style: italic; font-weight: bold">b</span></p>',
      '<p><strong><em>b</em></strong></p>',
    ],
    ['<p style="color:red" onclick="x()">nur Text</p>', '<p>nur Text</p>'],
    ['<p>ein style=1 im Text</p>', '<p>ein style=1 im Text</p>'],
    ['<p><a href="javascript:alert(1)">böse</a></p>', '<p>böse</p>'],
    ['<h5>tief</h5>', '<h4 data-level="3">tief</h4>'],
    ['<div>ohne Absatz</div>', '<p>ohne Absatz</p>'],
    ['<p>eins<script>alert(1)</script></p>', '<p>eins</p>'],
  ])('makes of %s what documents know', (html, expected) => {
    paste(html);
    expect(editor.getHTML()).toBe(expected);
  });

  it('keeps the href of an allowed link and nothing else of it', () => {
    paste('<p><a href="https://www.bottrop.de" target="_blank" class="x">Rathaus</a></p>');
    expect(editor.getJSON().content[0]?.content?.[0]?.marks).toEqual([
      { type: 'link', attrs: { href: 'https://www.bottrop.de' } },
    ]);
  });

  it('says that images are left out', () => {
    paste('<p>mit <img src="data:image/png;base64,AA"> Bild</p>');
    expect(editor.getText()).toBe('mit Bild');
    expect(refused[0]).toContain('Bilder wurden ausgelassen');
  });
});
