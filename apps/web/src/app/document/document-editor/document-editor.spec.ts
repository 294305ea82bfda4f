/**
 * @jest-environment jsdom
 * @jest-environment-options {"customExportConditions": ["node", "node-addons"]}
 */
import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { Component, effect, signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { documentCloseCode, documentMessage } from '@quartiersforum/domain';
import { run } from 'axe-core';
import { type Doc, XmlElement, XmlText } from 'yjs';
import { DocumentServer } from '../../../testing/document-server';
import { Realtime } from '../../core/realtime/realtime';
import { SessionStore } from '../../core/session/session-store';
import { DocumentPeople } from '../document-people/document-people';
import { DocumentStatus } from '../document-status/document-status';
import { documentServerUrl, DocumentStore } from '../document-store';
import { OpenTexts } from '../leaving';
import { DocumentEditor } from './document-editor';

// jsdom has no layout; where the caret is on the screen does not matter here.
Range.prototype.getClientRects = (): DOMRectList => [] as unknown as DOMRectList;
Range.prototype.getBoundingClientRect = (): DOMRect => new DOMRect();

@Component({
  imports: [DocumentEditor, DocumentPeople, DocumentStatus],
  template: `<h1>Leitlinien</h1>
    <app-document-status />
    <app-document-people />
    <app-document-editor
      [documentId]="id"
      label="Leitlinien"
      (accessChanged)="access.set($event)"
    />`,
  providers: [DocumentStore],
})
class Page {
  readonly id = '2f6f0e5e-3a51-4e5c-9d0b-2f5b0b7a9a10';
  readonly access = signal<string | null>(null);
}

let server: DocumentServer;
let fixture: ComponentFixture<Page>;
let page: HTMLElement;

beforeEach(async () => {
  server = await DocumentServer.start();
  server.edit((doc) => addParagraph(doc, 'Anlaufstellen sind offen.'));
  TestBed.configureTestingModule({
    providers: [
      provideRouter([]),
      provideHttpClient(),
      provideHttpClientTesting(),
      { provide: documentServerUrl, useValue: server.url },
      { provide: SessionStore, useValue: { account: signal({ id: 'account' }) } },
      { provide: Realtime, useValue: { listen: () => undefined, connections: signal(1) } },
    ],
  });
});

afterEach(async () => {
  fixture.destroy();
  await server.stop();
});

function addParagraph(doc: Doc, text: string): void {
  const paragraph = new XmlElement('paragraph');
  paragraph.insert(0, [new XmlText(text)]);
  doc.getXmlFragment('content').push([paragraph]);
}

function show(): void {
  fixture = TestBed.createComponent(Page);
  fixture.autoDetectChanges();
  page = fixture.nativeElement as HTMLElement;
  document.body.append(page);
}

/** Resolves when the page has come to look so. */
function until(holds: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (!holds()) return;
      changes.disconnect();
      resolve();
    };
    const changes = new MutationObserver(look);
    changes.observe(page, {
      childList: true,
      subtree: true,
      characterData: true,
      attributes: true,
    });
    look();
  });
}

const textbox = (): HTMLElement | null => page.querySelector('[role="textbox"]');
const status = (): string => page.querySelector('app-document-status')?.textContent?.trim() ?? '';
const store = (): DocumentStore => fixture.debugElement.injector.get(DocumentStore);

/** Types at the start of the first paragraph, as the editor would hand it on. */
function type(text: string): void {
  const paragraph = store().connection()?.text.get(0) as XmlElement;
  (paragraph.get(0) as XmlText).insert(0, text);
}

function untilSignal(holds: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const watch = TestBed.runInInjectionContext(() =>
      effect(() => {
        if (!holds()) return;
        watch.destroy();
        resolve();
      }),
    );
  });
}

describe('the document of a page', () => {
  it('opens for writing and says that it is saved', async () => {
    show();
    expect(status()).toBe('Wird geladen …');
    await until(() => textbox() !== null && status() === 'Gespeichert');
    expect(textbox()?.textContent).toBe('Anlaufstellen sind offen.');
    expect(fixture.componentInstance.access()).toBe('write');
  });

  it('is only for reading where the server says so: no editor, the same text, kept up to date', async () => {
    server.access = 'read';
    show();
    await until(() => status() === 'Nur lesen' && page.querySelector('article') !== null);
    expect(textbox()).toBeNull();
    server.edit((doc) => addParagraph(doc, 'Neu.'));
    await until(() => page.querySelectorAll('article p').length === 2);
    expect(fixture.componentInstance.access()).toBe('read');
  });

  it('becomes one to read while somebody types, and gives them back what did not get in', async () => {
    show();
    await until(() => textbox() !== null);
    server.commitsAtOnce = false;
    type('Alle ');
    server.access = 'read';
    server.tell(documentMessage.access, 0);
    const read = (): string | undefined => page.querySelector('article')?.textContent;
    await until(() => read() === 'Anlaufstellen sind offen.' && status() === 'Nur lesen');
    expect(textbox()).toBeNull();
    expect(page.querySelector('app-unsent-texts')?.textContent).toContain(
      'Alle Anlaufstellen sind offen.',
    );
    expect(TestBed.inject(OpenTexts).wouldBeLost).toBe(true);
    const drop = [...page.querySelectorAll('button')].find(
      (button) => button.textContent?.trim() === 'Verwerfen',
    );
    drop?.click();
    await until(() => page.querySelector('app-unsent-texts ui-notice') === null);
    expect(TestBed.inject(OpenTexts).wouldBeLost).toBe(false);
  });

  it('treats a change that came too late like a lost right, and lets the person read on', async () => {
    show();
    await until(() => textbox() !== null);
    server.commitsAtOnce = false;
    type('Zu spät. ');
    server.access = 'read';
    server.drop(documentCloseCode.notAllowed);
    await until(() => page.querySelector('article') !== null);
    expect(page.querySelector('app-unsent-texts')?.textContent).toContain('Zu spät.');
  });

  it('asks to sign in again and keeps the text in sight', async () => {
    show();
    await until(() => textbox() !== null);
    server.drop(documentCloseCode.notSignedIn);
    await until(() => page.querySelector('ui-notice') !== null && textbox() === null);
    expect(page.querySelector('ui-notice')?.textContent).toContain('Anmeldung ist abgelaufen');
    expect(page.querySelector('ui-notice a')?.getAttribute('href')).toContain('/anmelden?weiter=');
    expect(page.querySelector('article')?.textContent).toBe('Anlaufstellen sind offen.');
  });

  it('says offline, and that the text is in this window only where no copy can be kept', async () => {
    show();
    await until(() => textbox() !== null && status() === 'Gespeichert');
    server.refusesWith = documentCloseCode.tryLater;
    server.cut();
    await until(() => status().startsWith('Offline'));
    type('Ohne Netz. ');
    await until(() => status().includes('nur in diesem Fenster'));
    server.refusesWith = null;
    await until(() => status() === 'Gespeichert');
    const paragraph = server.doc.getXmlFragment('content').get(0) as XmlElement;
    expect((paragraph.get(0) as XmlText).toJSON()).toBe('Ohne Netz. Anlaufstellen sind offen.');
  });

  it('lists who else is here, by name and by what they do', async () => {
    show();
    await until(() => textbox() !== null);
    const { DocumentConnection } = await import('../connection/document-connection');
    const other = new DocumentConnection({
      serverUrl: server.url,
      documentId: 'x',
      accountId: 'other',
    });
    await other.open();
    other.awareness.setLocalState({
      user: {
        accountId: 'other',
        name: 'Vertretung AWO',
        organisation: 'AWO',
        colour: 1,
        canWrite: true,
      },
    });
    await until(() => page.querySelector('app-document-people button') !== null);
    const people = page.querySelector<HTMLButtonElement>('app-document-people button')!;
    expect(people.getAttribute('aria-label')).toBe('Außer Ihnen hier: Vertretung AWO liest mit');
    people.click();
    await until(() => page.querySelector('app-document-people li') !== null);
    expect(people.getAttribute('aria-expanded')).toBe('true');
    expect(page.querySelector('app-document-people li')?.textContent).toContain('AWO');
    await untilSignal(() => other.saveState() === 'saved');
    await other.close();
  });

  it('has no axe findings, for writing and with texts that did not get in', async () => {
    show();
    await until(() => textbox() !== null);
    const findings = async (): Promise<string[]> => {
      const rules = { 'color-contrast': { enabled: false }, region: { enabled: false } };
      return (await run(page, { rules })).violations.map(({ id }) => id);
    };
    expect(await findings()).toEqual([]);
    server.commitsAtOnce = false;
    type('Alle ');
    server.access = 'read';
    server.tell(documentMessage.access, 0);
    await until(() => page.querySelector('app-unsent-texts ui-notice') !== null);
    expect(await findings()).toEqual([]);
  });
});
