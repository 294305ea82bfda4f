import type { NestExpressApplication } from '@nestjs/platform-express';
import { DomainError } from '@quartiersforum/domain';
import compression from 'compression';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type { Config } from '../config/config';
import type { Log } from '../log/log';
import { Lifecycle } from '../lifecycle/lifecycle';
import { Metrics } from '../metrics/metrics';
import { requestTimer } from '../metrics/request-timer';
import { ALLOWED_ORIGINS, type AllowedOrigins } from './allowed-origins';
import { asDomainError, sendProblem } from './problem';
import { PublicAddress } from './public-address';
import { requestGate } from './request-gate';
import { requestLog } from './request-log';
import { securityHeaders } from './security-headers';
import { webClient } from './web-client';

interface PipeOptions {
  readonly config: Config;
  readonly log: Log;
  readonly webDirectory: string | undefined;
}

/** What every request passes before Nest sees it, in this order. Nothing here knows a room. */
export function layPipes(
  nest: NestExpressApplication,
  { config, log, webDirectory }: PipeOptions,
): void {
  nest.setGlobalPrefix('api', { exclude: ['metrics', 'feeds/*path', 'erinnerungen/:token'] });
  nest.disable('x-powered-by');
  nest.set('query parser', 'simple');
  nest.set('trust proxy', [...config.trustedProxies]); // who else forwards an address is not believed
  nest.use(countRequest(nest.get(Lifecycle)), requestLog(log));
  nest.use(...securityHeaders(config, nest.get(PublicAddress)));
  nest.use(compression());
  if (webDirectory !== undefined) nest.use(...webClient(webDirectory));
  nest.use('/feeds', requestTimer(nest.get(Metrics)));
  nest.use(
    '/api',
    requestTimer(nest.get(Metrics)),
    ...requestGate(nest.get<AllowedOrigins>(ALLOWED_ORIGINS)),
  );
}

/** The stop waits for what is counted here. */
function countRequest(lifecycle: Lifecycle): RequestHandler {
  return (_, response, next) => {
    response.once('close', lifecycle.beginRequest());
    next();
  };
}

/** Answers what no route took, and what was thrown before a route was known. After Nest's own handlers. */
export function handleStrays(nest: NestExpressApplication): void {
  nest.use((request: Request, response: Response) => {
    sendProblem(request, response, new DomainError('route.notFound'));
  });
  nest.use((thrown: unknown, request: Request, response: Response, _: NextFunction) => {
    sendProblem(request, response, asDomainError(thrown));
  });
}
