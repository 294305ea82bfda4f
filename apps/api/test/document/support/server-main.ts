/** The process that kill.spec.ts kills: a document node that says where it listens. */
import 'reflect-metadata';
import { startDocumentNode } from './document-node';

const node = await startDocumentNode({
  databaseUrl: process.env['DATABASE_URL'] ?? '',
  port: Number(process.env['PORT']),
  logLevel: 'error',
});
process.stdout.write(`listening ${node.port}\n`);
process.once('SIGTERM', () => void node.stop().then(() => process.exit(0)));
