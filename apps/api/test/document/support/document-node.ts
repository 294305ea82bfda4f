/**
 * One node with nothing but the core and the document room, so that documents are tested without sign-in or guidelines. Who somebody is
 * comes from a cookie that says so; what they may do is a table that a spec changes.
 */
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Global, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NodeJson } from '@quartiersforum/document';
import type { DocumentAccess } from '@quartiersforum/domain';
import { DataSource } from 'typeorm';
import { type Actor, ActorReader } from '../../../src/core/access/actor';
import { Bus } from '../../../src/core/bus/bus';
import { loadConfig } from '../../../src/core/config/config';
import { CoreModule } from '../../../src/core/core.module';
import { PublicAddress } from '../../../src/core/http/public-address';
import { Log } from '../../../src/core/log/log';
import { UpgradeRouter } from '../../../src/core/upgrade/upgrade-router';
import {
  DocumentAccessRegistry,
  type DocumentAccessResolver,
  type DocumentRules,
} from '../../../src/document/document-access';
import { DocumentModule } from '../../../src/document/document.module';
import { DocumentService } from '../../../src/document/document.service';

export const cookieName = 'spec-actor';

/** All sessions of the specs' nodes in this process, as a database would know them. */
const sessions = new Map<string, Actor>();

/** Reads the actor from the cookie; sessions that a spec has ended are gone. */
export class SpecActorReader extends ActorReader {
  readonly ended = new Set<string>();

  read({ headers }: Pick<IncomingMessage, 'headers'>): Promise<Actor | null> {
    const [, value] = new RegExp(`${cookieName}=([^;]+)`).exec(headers.cookie ?? '') ?? [];
    if (value === undefined) return Promise.resolve(null);
    const actor = JSON.parse(Buffer.from(value, 'base64url').toString()) as Actor;
    sessions.set(actor.sessionId, actor);
    return this.readSession(actor.sessionId);
  }

  readSession(sessionId: string): Promise<Actor | null> {
    return Promise.resolve(this.ended.has(sessionId) ? null : (sessions.get(sessionId) ?? null));
  }
}

export class SpecAccess implements DocumentAccessResolver {
  /** Account → access; who is not in it may write. */
  readonly table = new Map<string, DocumentAccess>();
  /** How often rules were read. */
  asked = 0;

  rulesOf(): Promise<DocumentRules> {
    this.asked++;
    const table = new Map(this.table); // what is read now does not hear of later changes
    const live = ({ accountId }: Actor): DocumentAccess => table.get(accountId) ?? 'write';
    return Promise.resolve({ live, mayRead: (actor) => live(actor) !== 'none' });
  }
}

@Global()
@Module({
  providers: [{ provide: ActorReader, useClass: SpecActorReader }],
  exports: [ActorReader],
})
class SpecAccountModule {}

export interface DocumentNode {
  readonly port: number;
  /** Where y-websocket connects to. */
  readonly socketUrl: string;
  readonly origin: string;
  readonly access: SpecAccess;
  readonly actors: SpecActorReader;
  readonly documents: DocumentService;
  readonly bus: Bus;
  readonly dataSource: DataSource;
  readonly nest: NestExpressApplication;
  createDocument(json?: NodeJson): Promise<string>;
  stop(): Promise<void>;
}

export interface NodeOptions {
  readonly databaseUrl: string;
  readonly port?: number;
  readonly environment?: Readonly<Record<string, string>>;
  readonly logLevel?: string;
}

export async function startDocumentNode(options: NodeOptions): Promise<DocumentNode> {
  const config = loadConfig({
    PORT: String(options.port ?? 0),
    DATABASE_URL: options.databaseUrl,
    ...options.environment,
  });
  const core = CoreModule.forRoot({
    config,
    databaseUrl: options.databaseUrl,
    log: Log.create(options.logLevel ?? 'silent'),
  });
  @Module({ imports: [core, SpecAccountModule, DocumentModule] })
  class SpecModule {}
  const nest = await NestFactory.create<NestExpressApplication>(SpecModule, {
    logger: false,
    abortOnError: false,
  });
  await nest.get(Bus).start();
  await nest.init();
  const access = new SpecAccess();
  nest.get(DocumentAccessRegistry).register('spec', access);
  const server = nest.getHttpServer();
  nest.get(UpgradeRouter).attach(server);
  const port = await new Promise<number>((resolve) =>
    server.listen(config.port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)),
  );
  nest.get(PublicAddress).becomeKnown(port);
  const documents = nest.get(DocumentService);
  const dataSource = nest.get(DataSource);
  return {
    port,
    socketUrl: `ws://127.0.0.1:${port}/yjs`,
    origin: `http://127.0.0.1:${port}`,
    access,
    actors: nest.get(ActorReader),
    documents,
    bus: nest.get(Bus),
    dataSource,
    nest,
    createDocument: (json = firstText) =>
      dataSource.transaction((manager) =>
        documents.create(manager, { kind: 'spec', json, accountId: null }),
      ),
    async stop() {
      nest.get(UpgradeRouter).close();
      server.close();
      await nest.close();
    },
  };
}

/** One heading and one paragraph, so that a client has a text to write in. */
export const firstText: NodeJson = {
  type: 'doc',
  content: [
    {
      type: 'heading',
      attrs: { level: 2, id: '0f8fad5b-d9cb-469f-a165-70867728950e' },
      content: [{ type: 'text', text: 'Auftrag' }],
    },
    {
      type: 'paragraph',
      attrs: { id: '7c9e6679-7425-40de-944b-e07fc1f90ae7' },
      content: [{ type: 'text', text: 'Anfang.' }],
    },
  ],
};
