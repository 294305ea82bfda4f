import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { NodeJson } from '@quartiersforum/document';
import { run } from 'axe-core';
import { chaptersOf } from './chapters-of';
import { DocumentText } from './document-text';

const id = 'aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa';
const text = (words: string, ...marks: NonNullable<NodeJson['marks']>): NodeJson => ({
  type: 'text',
  text: words,
  marks,
});
const paragraph = (...content: NodeJson[]): NodeJson => ({ type: 'paragraph', content });
const link = (href: string): NonNullable<NodeJson['marks']>[number] => ({
  type: 'link',
  attrs: { href },
});

const guideline: NodeJson = {
  type: 'doc',
  content: [
    { type: 'heading', attrs: { id, level: 1 }, content: [text('2 Ausgestaltung')] },
    { type: 'heading', attrs: { level: 2 }, content: [text('Offen')] },
    paragraph(text('Offen für '), text('alle', { type: 'bold' }, { type: 'italic' }), text(', '), {
      type: 'hardBreak',
    }),
    paragraph(
      text('Mehr beim '),
      text('Rat', link('https://www.bottrop.de')),
      text('haus', link('https://www.bottrop.de'), { type: 'strike' }),
    ),
    paragraph(text('nicht hier', link('javascript:alert(1)'))),
    {
      type: 'orderedList',
      attrs: { start: 3 },
      content: [{ type: 'listItem', content: [paragraph(text('drei'))] }],
    },
    { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(text('Punkt'))] }] },
    { type: 'blockquote', content: [paragraph(text('Zitat'))] },
    {
      type: 'table',
      content: [
        {
          type: 'tableRow',
          content: [
            { type: 'tableHeader', attrs: { colspan: 2 }, content: [paragraph(text('Kopf'))] },
            { type: 'tableCell', content: [paragraph(text('Zelle'))] },
          ],
        },
      ],
    },
    { type: 'video', content: [paragraph(text('Unbekanntes'))] },
  ],
};

@Component({
  imports: [DocumentText],
  template: `<h1>Leitlinien</h1>
    <app-document-text [content]="content" />`,
})
class Host {
  readonly content = guideline;
}

async function show(): Promise<HTMLElement> {
  const fixture = TestBed.createComponent(Host);
  await fixture.whenStable();
  return fixture.nativeElement as HTMLElement;
}

describe('the text without an editor', () => {
  it('has headings below that of the page, with anchors', async () => {
    const page = await show();
    expect(page.querySelector(`h2[id="${id}"]`)?.textContent).toBe('2 Ausgestaltung');
    expect(page.querySelector('h3')?.textContent).toBe('Offen');
  });

  it('adds no space and loses none between differently marked words', async () => {
    const page = await show();
    expect(page.querySelector('p')?.textContent).toBe('Offen für alle, ');
    expect(page.querySelector('p strong em')?.textContent).toBe('alle');
    expect(page.querySelector('p br')).not.toBeNull();
  });

  it('makes one link of its parts, which gives nothing away about the page it left', async () => {
    const page = await show();
    const links = page.querySelectorAll('a');
    expect(links).toHaveLength(1);
    expect(links[0]!.textContent).toBe('Rathaus');
    expect(links[0]!.rel).toContain('noopener');
  });

  it('shows the words of a forbidden link, and no link', async () => {
    expect((await show()).textContent).toContain('nicht hier');
  });

  it('shows lists, quotes, tables, and the words of what it does not know', async () => {
    const page = await show();
    expect(page.querySelector('ol')?.getAttribute('start')).toBe('3');
    expect(page.querySelector('ul li p')?.textContent).toBe('Punkt');
    expect(page.querySelector('blockquote')?.textContent).toBe('Zitat');
    expect(page.querySelector('th')?.getAttribute('colspan')).toBe('2');
    expect(page.querySelector('td')?.textContent).toBe('Zelle');
    expect(page.textContent).toContain('Unbekanntes');
  });

  it('has no axe findings', async () => {
    const page = await show();
    document.body.append(page);
    const { violations } = await run(page, {
      rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
    });
    expect(violations.map((violation) => violation.id)).toEqual([]);
  });

  it('gives its headings as chapters', () => {
    expect(chaptersOf(guideline)).toEqual([
      { id, text: '2 Ausgestaltung', level: 1 },
      { id: null, text: 'Offen', level: 2 },
    ]);
  });
});
