/**
 * @jest-environment jsdom
 * @jest-environment-options {"customExportConditions": ["node", "node-addons"]}
 */
import { Component, effect, signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import type { Editor } from '@tiptap/core';
import { run } from 'axe-core';
import { type Doc, XmlElement, XmlText } from 'yjs';
import { DocumentServer } from '../../../testing/document-server';
import type { Chapter } from '../chapter';
import { DocumentConnection } from '../connection/document-connection';
import { DocumentAnnouncements } from '../document-announcements';
import { DocumentStore } from '../document-store';
import type { Refusal, SaveState } from '../save-state';
import { WritingSurface } from './writing-surface';

@Component({
  imports: [WritingSurface],
  template: `@if (connection(); as connection) {
    <app-writing-surface
      [connection]="connection"
      label="Leitlinien"
      (chapters)="chapters.set($event)"
    />
  }`,
  providers: [DocumentAnnouncements],
})
class Host {
  readonly connection = signal<DocumentConnection | null>(null);
  readonly chapters = signal<readonly Chapter[]>([]);
}

/** What the announcements read of the page's store. */
const store = {
  shownState: signal<SaveState>('saved'),
  people: signal([]),
  refusal: signal<Refusal | null>(null),
};

// jsdom has no layout; where the caret is on the screen does not matter here.
Range.prototype.getClientRects = (): DOMRectList => [] as unknown as DOMRectList;
Range.prototype.getBoundingClientRect = (): DOMRect => new DOMRect();

let server: DocumentServer;
let connection: DocumentConnection;
let fixture: ComponentFixture<Host>;
let page: HTMLElement;

beforeEach(async () => {
  server = await DocumentServer.start();
  server.edit((doc) => {
    addBlock(doc, 'heading', '1 Bewusstsein');
    addBlock(doc, 'paragraph', 'Anlaufstellen sind offen.');
  });
  connection = new DocumentConnection({
    serverUrl: server.url,
    documentId: '2f6f0e5e-3a51-4e5c-9d0b-2f5b0b7a9a10',
    accountId: 'account',
  });
  await connection.open();
  TestBed.configureTestingModule({ providers: [{ provide: DocumentStore, useValue: store }] });
  await until(() => connection.saveState() === 'saved');
  fixture = TestBed.createComponent(Host);
  page = fixture.nativeElement as HTMLElement;
  document.body.append(page);
  fixture.componentInstance.connection.set(connection);
  await fixture.whenStable();
});

afterEach(async () => {
  fixture.destroy();
  await connection.close();
  await server.stop();
});

function addBlock(doc: Doc, name: string, text: string): void {
  const block = new XmlElement(name);
  if (name === 'heading') (block as XmlElement<{ level: number }>).setAttribute('level', 1);
  block.insert(0, [new XmlText(text)]);
  const root = doc.getXmlFragment('content');
  root.insert(root.length, [block]);
}

function until(holds: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const watch = TestBed.runInInjectionContext(() =>
      effect(() => {
        if (holds()) {
          watch.destroy();
          resolve();
        }
      }),
    );
  });
}

const textbox = (): HTMLElement => page.querySelector<HTMLElement>('[role="textbox"]')!;
const button = (label: string): HTMLButtonElement =>
  page.querySelector<HTMLButtonElement>(`button[aria-label="${label}"]`)!;

/** Presses a key in the text; true when the browser is left to do its own thing. */
function press(key: string, options: KeyboardEventInit = {}): boolean {
  return textbox().dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...options }),
  );
}

/** The element, as soon as the editor has drawn it. */
function drawn(selector: string): Promise<Element> {
  return new Promise((resolve) => {
    const look = (): void => {
      const found = textbox().querySelector(selector);
      if (found !== null) resolve(found);
    };
    new MutationObserver(look).observe(textbox(), { childList: true, subtree: true });
    look();
  });
}

async function click(label: string): Promise<void> {
  button(label).click();
  await fixture.whenStable();
}

describe('the writing surface', () => {
  it('shows the text under its name and says how to leave it', () => {
    expect(textbox().getAttribute('aria-label')).toBe('Leitlinien');
    expect(textbox().getAttribute('aria-multiline')).toBe('true');
    const hint = page.querySelector(`#${textbox().getAttribute('aria-describedby')}`);
    expect(hint?.textContent).toContain('verlassen Sie den Text');
    expect(textbox().querySelector('h2')?.textContent).toBe('1 Bewusstsein');
  });

  it('writes into the shared text what a button does, and shows that the button is on', async () => {
    expect(button('Zitat').getAttribute('aria-pressed')).toBe('false');
    await click('Zitat');
    expect(button('Zitat').getAttribute('aria-pressed')).toBe('true');
    await until(() => connection.saveState() === 'saved');
    expect((server.doc.getXmlFragment('content').get(0) as XmlElement).nodeName).toBe('blockquote');
  });

  it('undoes only what was done here', async () => {
    expect(button('Rückgängig').getAttribute('aria-disabled')).toBe('true');
    await click('Zitat');
    server.edit((doc) => addBlock(doc, 'paragraph', 'von anderen'));
    await until(() => connection.content().content?.length === 3);
    await click('Rückgängig');
    expect(textbox().querySelector('blockquote')).toBeNull();
    expect(textbox().textContent).toContain('von anderen');
  });

  it('puts in a table, and then offers what can be done with it', async () => {
    await click('Tabelle einfügen');
    expect(textbox().querySelectorAll('th')).toHaveLength(3);
    await click('Tabelle ändern');
    const below = [...page.querySelectorAll<HTMLElement>('[role="menuitem"]')].find(
      (item) => item.textContent?.trim() === 'Zeile darunter',
    )!;
    below.click();
    await fixture.whenStable();
    expect(textbox().querySelectorAll('tr')).toHaveLength(4);
  });

  it('keeps the caret behind the same letter while somebody writes before it', async () => {
    const { editor } = textbox() as HTMLElement & { editor: Editor };
    const end = editor.state.doc.content.size - 1;
    editor.chain().setTextSelection(end).splitBlock().insertContent('Hier.').run();
    await until(() => connection.saveState() === 'saved');
    const written = server.doc.getXmlFragment('content').get(2) as XmlElement;
    server.edit(() => (written.get(0) as XmlText).insert(0, 'Nicht '));
    await until(() => JSON.stringify(connection.content()).includes('Nicht Hier.'));
    editor.commands.insertContent('!');
    expect(textbox().textContent).toContain('Nicht Hier.!');
  });

  it('tells which chapters there are, also when somebody else adds one', async () => {
    expect(fixture.componentInstance.chapters().map(({ text }) => text)).toEqual(['1 Bewusstsein']);
    server.edit((doc) => addBlock(doc, 'heading', '2 Ausgestaltung'));
    await until(() => fixture.componentInstance.chapters().length === 2);
  });

  it('lets Tab leave the text, and in a list after Escape', async () => {
    expect(press('Tab')).toBe(true);
    await click('Aufzählung');
    press('Enter');
    expect(press('Tab')).toBe(false);
    press('Escape');
    expect(press('Tab')).toBe(true);
    press('a');
    expect(press('Tab', { shiftKey: true })).toBe(false);
  });

  it('goes to the toolbar with Alt+F10, where one button is the stop and arrows go on', () => {
    press('F10', { altKey: true });
    const toolbar = page.querySelector('[role="toolbar"]')!;
    expect(toolbar.contains(document.activeElement)).toBe(true);
    expect(toolbar.querySelectorAll('[tabindex="0"]')).toHaveLength(1);
    const first = document.activeElement;
    first?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
    TestBed.tick();
    expect(document.activeElement).toBe(button('Fett'));
  });

  it('draws where others are, with their name as text and their colour as a class', async () => {
    const other = new DocumentConnection({
      serverUrl: server.url,
      documentId: '2f6f0e5e-3a51-4e5c-9d0b-2f5b0b7a9a10',
      accountId: 'other',
    });
    await other.open();
    other.awareness.setLocalState({
      user: { accountId: 'other', name: '<b>AWO</b>', colour: 25 },
      cursor: { anchor: { tname: 'content' }, head: { tname: 'content' } },
    });
    const caret = await drawn('.remote-caret');
    expect(caret.classList).toContain('person-1');
    expect(caret.textContent).toContain('<b>AWO</b>');
    expect(caret.getAttribute('aria-hidden')).toBe('true');
    await other.close();
  });

  it('survives a cursor that is none', async () => {
    const other = new DocumentConnection({
      serverUrl: server.url,
      documentId: '2f6f0e5e-3a51-4e5c-9d0b-2f5b0b7a9a10',
      accountId: 'other',
    });
    await other.open();
    other.awareness.setLocalState({
      user: { accountId: 'other', name: 'AWO', colour: 1 },
      cursor: 'nonsense',
    });
    await until(() => connection.people().length === 1);
    expect(textbox().querySelector('.remote-caret')).toBeNull();
    await other.close();
  });

  it('adds no style element, which the security policy would refuse', () => {
    expect(document.querySelector('style[data-tiptap-style]')).toBeNull();
    expect(page.querySelector('[style]')).toBeNull();
  });

  it('has no axe findings', async () => {
    const rules = { 'color-contrast': { enabled: false }, region: { enabled: false } };
    const { violations } = await run(page, { rules });
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  });
});
