/**
 * @jest-environment jsdom
 * @jest-environment-options {"customExportConditions": ["node", "node-addons"]}
 */
import { TestBed } from '@angular/core/testing';
import { effect } from '@angular/core';
import { documentCloseCode, documentMessage } from '@quartiersforum/domain';
import { type Doc, XmlElement, XmlText } from 'yjs';
import { DocumentServer } from '../../../testing/document-server';
import { DocumentConnection } from './document-connection';

const address = { documentId: '2f6f0e5e-3a51-4e5c-9d0b-2f5b0b7a9a10', accountId: 'account' };
const open: DocumentConnection[] = [];
let server: DocumentServer;

beforeEach(async () => {
  server = await DocumentServer.start();
  server.edit((doc) => addParagraph(doc, 'Anlaufstellen sind offen.'));
});

afterEach(async () => {
  await Promise.all(open.splice(0).map((connection) => connection.close()));
  await server.stop();
});

function connect(): DocumentConnection {
  const connection = new DocumentConnection({ ...address, serverUrl: server.url });
  open.push(connection);
  void connection.open();
  return connection;
}

function addParagraph(doc: Doc, text: string): void {
  const paragraph = new XmlElement('paragraph');
  paragraph.insert(0, [new XmlText(text)]);
  const root = doc.getXmlFragment('content');
  root.insert(root.length, [paragraph]);
}

function textOf(doc: Doc, paragraph = 0): XmlText {
  return (doc.getXmlFragment('content').get(paragraph) as XmlElement).get(0) as XmlText;
}

function type(connection: DocumentConnection, text: string): void {
  textOf(connection.doc).insert(0, text);
}

/** Resolves when the signals make it true. */
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

/** Resolves when the server has got that many updates; sockets have no signals. */
async function untilReceived(count: number): Promise<void> {
  while (server.updates < count) await new Promise((resolve) => setTimeout(resolve, 2));
}

const saved = (connection: DocumentConnection): Promise<void> =>
  until(() => connection.saveState() === 'saved');

describe('the connection of a document', () => {
  it('loads, and names its schema version', async () => {
    const connection = connect();
    expect(connection.saveState()).toBe('loading');
    await saved(connection);
    expect(connection.content().content?.[0]?.content?.[0]?.text).toBe('Anlaufstellen sind offen.');
    expect(server.requests[0]).toBe(`/yjs/${address.documentId}?schema=1`);
  });

  it('calls text saved only when the last of its acknowledgements has come', async () => {
    const connection = connect();
    await saved(connection);
    server.commitsAtOnce = false;
    type(connection, 'A');
    type(connection, 'B');
    type(connection, 'C');
    await untilReceived(3);
    expect(connection.saveState()).toBe('saving');
    server.commit(2);
    server.edit((doc) => addParagraph(doc, 'danach'));
    await until(() => connection.content().content?.length === 2);
    expect(connection.saveState()).toBe('saving');
    server.commit(1);
    await saved(connection);
  });

  it('counts everything again after a cut cable, whether or not it had been committed', async () => {
    const connection = connect();
    await saved(connection);
    server.commitsAtOnce = false;
    type(connection, 'vor dem Schnitt ');
    await untilReceived(1);
    server.cut();
    await until(() => connection.saveState() === 'offline');
    type(connection, 'ohne Netz ');
    await untilReceived(2);
    await until(() => connection.saveState() === 'saving');
    server.commit();
    await saved(connection);
    expect(textOf(server.doc).toString()).toContain('ohne Netz vor dem Schnitt');
  });

  it('has deletions made without a network acknowledged too', async () => {
    const connection = connect();
    await saved(connection);
    server.commitsAtOnce = false;
    server.cut();
    await until(() => connection.saveState() === 'offline');
    textOf(connection.doc).delete(0, 14);
    await untilReceived(1);
    expect(connection.saveState()).not.toBe('saved');
    server.commit();
    await saved(connection);
    expect(textOf(server.doc).toString()).toBe('sind offen.');
  });

  it('sends a deletion again that was under way when the cable was cut', async () => {
    const connection = connect();
    await saved(connection);
    server.commitsAtOnce = false;
    textOf(connection.doc).delete(0, 14);
    await untilReceived(1);
    server.cut();
    await until(() => connection.saveState() === 'offline');
    expect(connection.wouldLoseText()).toBe(true);
    await untilReceived(2);
    server.commit();
    await saved(connection);
    expect(textOf(server.doc).toString()).toBe('sind offen.');
  });

  it('sends nothing while it has nothing to say', async () => {
    const connection = connect();
    await saved(connection);
    server.cut();
    await until(() => connection.saveState() === 'offline');
    await saved(connection);
    expect(server.updates).toBe(0);
  });

  it('starts over on a new socket when the server misses something', async () => {
    const connection = connect();
    await saved(connection);
    server.commitsAtOnce = false;
    type(connection, 'A');
    await untilReceived(1);
    server.askAgain();
    await untilReceived(2);
    expect(server.requests).toHaveLength(2);
    server.commit();
    await saved(connection);
  });

  it('says when nothing can be saved, and when it can again', async () => {
    const connection = connect();
    await saved(connection);
    server.tell(documentMessage.storage, 0);
    await until(() => connection.saveState() === 'storageDown');
    server.tell(documentMessage.storage, 1);
    await saved(connection);
  });

  it('follows as a reader without ever sending an update', async () => {
    server.access = 'read';
    const connection = connect();
    await until(() => connection.saveState() === 'readOnly');
    server.edit((doc) => addParagraph(doc, 'neu'));
    await until(() => connection.content().content?.length === 2);
    expect(server.updates).toBe(0);
  });

  it('keeps what is lost with the right to write, paragraph by paragraph', async () => {
    const connection = connect();
    await saved(connection);
    server.commitsAtOnce = false;
    type(connection, 'Alle ');
    await untilReceived(1);
    server.tell(documentMessage.access, 0);
    await until(() => connection.access() === 'read');
    expect(connection.unsentTexts()).toEqual([{ text: 'Alle Anlaufstellen sind offen.' }]);
    expect(connection.hasOwnText).toBe(true);
  });

  it('offers back what was written in a paragraph that somebody else deleted meanwhile', async () => {
    const connection = connect();
    await saved(connection);
    server.refusesWith = documentCloseCode.tryLater;
    server.cut();
    await until(() => connection.saveState() === 'offline');
    type(connection, 'Eine Stunde Arbeit. ');
    server.edit((doc) => doc.getXmlFragment('content').delete(0, 1));
    server.refusesWith = null;
    await saved(connection);
    expect(connection.overtakenTexts()).toEqual([
      { text: 'Eine Stunde Arbeit. Anlaufstellen sind offen.' },
    ]);
  });

  it.each([
    [documentCloseCode.notSignedIn, 'notSignedIn', 'ended'],
    [documentCloseCode.notAllowed, 'notAllowed', 'readOnly'],
    [documentCloseCode.notFound, 'notFound', 'ended'],
    [documentCloseCode.tooLarge, 'tooLarge', 'ended'],
    [documentCloseCode.reloadNeeded, 'reloadNeeded', 'reloadNeeded'],
    [documentCloseCode.tooManySockets, 'tooManySockets', 'ended'],
  ])('does not come back after close code %i', async (code, refusal, state) => {
    const connection = connect();
    await saved(connection);
    server.drop(code);
    await until(() => connection.refusal() === refusal);
    expect(connection.saveState()).toBe(state);
    expect(connection.content().content).toHaveLength(1);
  });

  it.each([documentCloseCode.restarting, documentCloseCode.tryLater, documentCloseCode.slowReader])(
    'comes back after close code %i',
    async (code) => {
      const connection = connect();
      await saved(connection);
      server.drop(code);
      await until(() => connection.saveState() === 'offline');
      await saved(connection);
    },
  );

  it('lets go of a text with elements of a newer schema before anything draws it', async () => {
    const connection = connect();
    await saved(connection);
    const drawn: string[] = [];
    const stopDrawing = connection.bind(() => drawn.push('let go'));
    connection.text.observeDeep(() => drawn.push('drawn'));
    server.edit((doc) => doc.getXmlFragment('content').push([new XmlElement('video')]));
    await until(() => connection.saveState() === 'reloadNeeded');
    expect(drawn).toEqual(['let go', 'drawn']);
    stopDrawing();
  });

  it('does not show a text of a newer schema at all', async () => {
    server.edit((doc) => doc.getXmlFragment('content').push([new XmlElement('video')]));
    const connection = connect();
    await until(() => connection.saveState() === 'reloadNeeded');
    expect(connection.isReady()).toBe(false);
  });

  it('warns that text would be lost while it is neither on the server nor on this device', async () => {
    const connection = connect();
    await saved(connection);
    expect(connection.wouldLoseText()).toBe(false);
    server.commitsAtOnce = false;
    type(connection, 'A');
    expect(connection.wouldLoseText()).toBe(true);
    await untilReceived(1);
    server.commit();
    await saved(connection);
    expect(connection.wouldLoseText()).toBe(false);
  });

  it('shows who else is here once, and who has just typed', async () => {
    const connection = connect();
    const other = new DocumentConnection({ ...address, accountId: 'other', serverUrl: server.url });
    open.push(other);
    const person = { accountId: 'other', name: 'AWO', colour: 3, canWrite: true };
    other.awareness.setLocalStateField('user', person);
    await saved(connection);
    void other.open();
    await saved(other);
    await until(() => connection.people().length === 1);
    expect(connection.people()[0]).toMatchObject({ ...person, isWriting: false });
    type(other, 'A');
    await until(() => connection.people()[0]?.isWriting === true);
    await other.close();
    await until(() => connection.people().length === 0);
  });
});
