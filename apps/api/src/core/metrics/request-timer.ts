import type { RequestHandler } from 'express';
import type { Metrics } from './metrics';

/** Measures each request to the API under its route's pattern, so that the number of series stays small. */
export function requestTimer(metrics: Metrics): RequestHandler {
  return (request, response, next) => {
    const end = metrics.requestSeconds.startTimer({ method: request.method });
    response.once('finish', () => {
      const route = request.route as { path?: unknown } | undefined;
      end({
        route: typeof route?.path === 'string' ? route.path : 'none',
        status: String(response.statusCode),
      });
    });
    next();
  };
}
