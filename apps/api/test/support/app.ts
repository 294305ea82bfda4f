import type { Role } from '@quartiersforum/domain';
import { DataSource } from 'typeorm';
import { loadConfig } from '../../src/core/config/config';
import { Log } from '../../src/core/log/log';
import { type App, createApp } from '../../src/create-app';
import { type Agent, createAgent } from './agent';
import { createFreshDatabase } from './fresh-database';
import { type AccountPlace, createAccount, createSession } from './test-account';

/** `stranger`: signed in as a provider who belongs nowhere. `nobody`: not signed in. */
export type AgentKind = Role | 'stranger' | 'nobody';

export interface TestApp extends App {
  readonly databaseUrl: string;
  readonly dataSource: DataSource;
  /** A signed-in agent; the same account for the same kind, made at first use. */
  agent(kind: AgentKind): Promise<Agent>;
  /** A signed-in agent of a new account. */
  newAgent(role: Role, place?: AccountPlace): Promise<Agent>;
  /** Stops the application and drops its database. */
  close(): Promise<void>;
}

export interface TestAppOptions {
  /** Environment beside `PORT=0`, `RATE_LIMITS=off` and `EXAMPLE_DATA=0`. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Another node on the database of this one; it is not dropped. */
  readonly besideApp?: Pick<TestApp, 'databaseUrl'>;
  readonly webDirectory?: string;
}

/** Which nodes run on which database. */
const running = new Map<string, Set<App>>();

/**
 * The real module on a database of its own, listening on a port of the system's choice. Close it in `afterAll`: that also stops the
 * nodes beside it that a failed spec has left, which would look for their dropped database for ever.
 */
export async function startTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const database = options.besideApp ? null : await createFreshDatabase();
  const databaseUrl = options.besideApp?.databaseUrl ?? database?.url ?? '';
  const config = loadConfig({
    PORT: '0',
    RATE_LIMITS: 'off',
    EXAMPLE_DATA: '0',
    SESSION_SECRET: 'a session secret of the specs only',
    LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'fatal',
    DATABASE_URL: databaseUrl,
    ...options.environment,
  });
  const app = await createApp({
    config,
    databaseUrl,
    log: Log.create(config.logLevel),
    ...(options.webDirectory !== undefined && { webDirectory: options.webDirectory }),
  });
  const nodes = running.get(databaseUrl) ?? new Set();
  running.set(databaseUrl, nodes.add(app));
  const dataSource = app.nest.get(DataSource);
  const agents = new Map<AgentKind, Promise<Agent>>();
  const newAgent = async (role: Role, place?: AccountPlace): Promise<Agent> => {
    const account = await createAccount(dataSource, role, place);
    return createAgent(app, await createSession(dataSource, account));
  };
  const make = (kind: AgentKind): Promise<Agent> => {
    if (kind === 'nobody') return Promise.resolve(createAgent(app, null));
    return newAgent(kind === 'stranger' ? 'provider' : kind);
  };
  return {
    ...app,
    databaseUrl,
    dataSource,
    newAgent,
    agent(kind) {
      const agent = agents.get(kind) ?? make(kind);
      agents.set(kind, agent);
      return agent;
    },
    async close() {
      for (const node of database === null ? [app] : nodes)
        if (nodes.delete(node)) await node.stop();
      await database?.drop();
    },
  };
}
