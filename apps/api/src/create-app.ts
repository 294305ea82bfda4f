import type { Server } from 'node:http';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { DataSource } from 'typeorm';
import { SignInHints } from './account/sign-in-hints';
import { AppModule } from './app.module';
import { Bus } from './core/bus/bus';
import type { Foundation } from './core/core.module';
import { migrate } from './core/database/data-source';
import { ExampleData } from './core/example-data/example-data';
import { listen } from './core/http/listen';
import { handleStrays, layPipes } from './core/http/pipes';
import { OpenApi } from './core/http/open-api';
import { PublicAddress } from './core/http/public-address';
import { Lifecycle } from './core/lifecycle/lifecycle';
import { UpgradeRouter } from './core/upgrade/upgrade-router';

/** Milliseconds that open requests get to finish while stopping. */
const requestGraceMilliseconds = 3_000;
const idleCheckMilliseconds = 50;

export interface AppOptions extends Foundation {
  /** Directory of the built web client; without one only the API is served. */
  readonly webDirectory?: string;
}

/** One running node. The start of the product and every test make it the same way. */
export interface App {
  readonly nest: NestExpressApplication;
  readonly server: Server;
  /** The address under which people reach it. */
  readonly url: string;
  /** The port that it listens on. */
  readonly port: number;
  /** How to sign in, in lines for the terminal. */
  signInHints(): Promise<readonly string[]>;
  /** Stops everything but the database, in the order that `Lifecycle` describes. */
  stop(): Promise<void>;
}

/** Connects, migrates, fills an empty database when configured, and listens. Throws when any of it fails. */
export async function createApp({ webDirectory, ...foundation }: AppOptions): Promise<App> {
  const { config, log } = foundation;
  const nest = await NestFactory.create<NestExpressApplication>(AppModule.forRoot(foundation), {
    logger: log,
    bodyParser: false,
    abortOnError: false,
  });
  try {
    await migrate(nest.get(DataSource));
    layPipes(nest, { config, log, webDirectory });
    await nest.get(Bus).start();
    await nest.init();
    handleStrays(nest);
    if (config.hasExampleData) await nest.get(ExampleData, { strict: false }).fill();
    nest.get(OpenApi).describe(nest);
    const server = nest.getHttpServer();
    nest.get(UpgradeRouter).attach(server);
    const port = await listen(server, config.port, config.host);
    const address = nest.get(PublicAddress);
    address.becomeKnown(port);
    nest.get(Lifecycle).becomeReady();
    return {
      nest,
      server,
      url: address.url,
      port,
      signInHints: () => nest.get(SignInHints, { strict: false }).lines(),
      stop: () => stop(nest, server),
    };
  } catch (error) {
    await nest.close();
    throw error;
  }
}

async function stop(nest: NestExpressApplication, server: Server): Promise<void> {
  nest.get(Lifecycle).beginStopping();
  nest.get(UpgradeRouter).close();
  server.close();
  // A connection that answers its last request while we stop would otherwise be kept alive for five more seconds.
  const idle = setInterval(() => server.closeIdleConnections(), idleCheckMilliseconds);
  await nest.get(Lifecycle).untilAnswered(requestGraceMilliseconds);
  // Sockets are closed by their rooms in beforeApplicationShutdown; what still hangs must not keep the rest waiting.
  const grace = setTimeout(() => server.closeAllConnections(), requestGraceMilliseconds);
  await nest.close();
  clearTimeout(grace);
  clearInterval(idle);
}
