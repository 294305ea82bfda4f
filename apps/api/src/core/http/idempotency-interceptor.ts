import { createHash } from 'node:crypto';
import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { DomainError } from '@quartiersforum/domain';
import type { Request, Response } from 'express';
import { from, lastValueFrom, type Observable, of } from 'rxjs';
import { IdempotencyKeys, type KeyedRequest } from './idempotency-keys';
import { ROUTE_DECLARATION, type RouteDeclaration } from './route';

const keyPattern = /^[\x21-\x7e]{1,200}$/;

/**
 * Honours `Idempotency-Key` on every POST of somebody signed in, but for what holds a password. It wraps everything else, so what is
 * kept is the answer as it was sent. Refusals are not kept: the next try may succeed.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly keys: IdempotencyKeys,
    private readonly reflector: Reflector,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    if (context.getType() !== 'http' || this.hasSecret(context)) return next.handle();
    const keyed = keyedRequest(context.switchToHttp().getRequest<Request>());
    if (keyed === null) return next.handle();
    const response = context.switchToHttp().getResponse<Response>();
    const stored = await this.keys.claim(keyed);
    if (stored !== null) {
      response.setHeader('Idempotent-Replayed', 'true');
      return of(stored.body);
    }
    return from(this.run(keyed, next, response));
  }

  private hasSecret(context: ExecutionContext): boolean {
    const handler = context.getHandler();
    const declaration = this.reflector.get<RouteDeclaration | undefined>(
      ROUTE_DECLARATION,
      handler,
    );
    return declaration?.hasSecret ?? false;
  }

  private async run(keyed: KeyedRequest, next: CallHandler, response: Response): Promise<unknown> {
    try {
      const body: unknown = await lastValueFrom(next.handle(), { defaultValue: undefined });
      await this.keys.keep(keyed, { status: response.statusCode, body });
      return body;
    } catch (error) {
      await this.keys.release(keyed);
      throw error;
    }
  }
}

function keyedRequest(request: Request): KeyedRequest | null {
  const key = request.headers['idempotency-key'];
  if (request.method !== 'POST' || key === undefined || !request.actor) return null;
  if (typeof key !== 'string' || !keyPattern.test(key)) {
    const message = 'must be 1 to 200 visible ASCII characters';
    throw new DomainError('request.invalid', { fields: [{ path: 'Idempotency-Key', message }] });
  }
  const route = request.originalUrl.split('?', 1)[0] ?? '';
  const hash = createHash('sha256')
    .update(request.originalUrl)
    .update('\n')
    .update(JSON.stringify(request.body ?? fileMark(request)));
  return {
    accountId: request.actor.accountId,
    key,
    route: route.slice(0, 500),
    requestHash: hash.digest(),
  };
}

/** The bytes of a file have not been read yet; its name is in the address, its length must do for the rest. */
function fileMark({ headers }: Request): string | null {
  return headers['content-length'] ?? null;
}
