import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import type { Request } from 'express';
import { concatMap, type Observable } from 'rxjs';
import { Bus } from '../bus/bus';

const safeMethods: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Whoever changed something reads it at once: the answer to a change leaves when this node has heard of it, so that no remembered
 * session or permission of before answers the next request. Other nodes follow within two seconds.
 */
@Injectable()
export class CaughtUpInterceptor implements NestInterceptor {
  constructor(private readonly bus: Bus) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (context.getType() !== 'http') return next.handle();
    const { method } = context.switchToHttp().getRequest<Request>();
    if (safeMethods.includes(method)) return next.handle();
    return next.handle().pipe(
      concatMap(async (answer: unknown) => {
        await this.bus.caughtUp();
        return answer;
      }),
    );
  }
}
