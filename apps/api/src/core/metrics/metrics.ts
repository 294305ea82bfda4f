import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** How often the lag of the event loop is sampled. The default, 10, wakes an idle process a hundred times a second: 1.3 % of a core. */
const eventLoopMilliseconds = 100;

/**
 * What the operator can watch, in a registry of its own for each application, so that several can live in one process. Labels have
 * few values: never an id, never a path with one.
 */
@Injectable()
export class Metrics implements OnApplicationShutdown {
  readonly registry = new Registry();

  readonly requestSeconds = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time to answer a request, by method, route and status',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [this.registry],
  });
  readonly openSockets = new Gauge({
    name: 'open_sockets',
    help: 'Open sockets, by kind: document or announcement',
    labelNames: ['kind'] as const,
    registers: [this.registry],
  });
  readonly openDocuments = new Gauge({
    name: 'open_documents',
    help: 'Documents that this node holds open',
    registers: [this.registry],
  });
  readonly commitSeconds = new Histogram({
    name: 'document_commit_duration_seconds',
    help: 'Time from taking a group of document updates to their commit',
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [this.registry],
  });
  readonly signInFailures = new Counter({
    name: 'sign_in_failures_total',
    help: 'Refused sign-ins, by reason',
    labelNames: ['reason'] as const,
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({
      register: this.registry,
      eventLoopMonitoringPrecision: eventLoopMilliseconds,
    });
  }

  onApplicationShutdown(): void {
    this.registry.clear();
  }
}
