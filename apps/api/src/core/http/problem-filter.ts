import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Log } from '../log/log';
import { loggedError } from '../log/logged-error';
import { asDomainError, requestIdOf, sendProblem } from './problem';

/**
 * The one place where something thrown becomes an answer. The answer names a code and, for bad input, the fields; the reason of
 * something unexpected goes to the log only.
 */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly log: Log) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    if (host.getType() !== 'http') return;
    const request = host.switchToHttp().getRequest<Request>();
    const error = asDomainError(thrown);
    if (error.code === 'server.unexpected')
      this.log.error(
        { requestId: requestIdOf(request), ...loggedError(thrown) },
        'unexpected error',
      );
    else if (error.code === 'server.unavailable')
      this.log.warn({ requestId: requestIdOf(request) }, 'storage not available');
    sendProblem(request, host.switchToHttp().getResponse<Response>(), error);
  }
}
