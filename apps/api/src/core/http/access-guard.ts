import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { DomainError, isEverAllowed } from '@quartiersforum/domain';
import type { Request } from 'express';
import { ActorReader } from '../access/actor';
import { ROUTE_DECLARATION, type RouteDeclaration } from './route';

/**
 * Finds out who is asking and refuses what no situation allows, before the body is looked at. The services decide the rest. A
 * session that is there is read on public routes too, so that they may answer differently to somebody signed in.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly actors: ActorReader,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const declaration = this.reflector.get<RouteDeclaration | undefined>(
      ROUTE_DECLARATION,
      context.getHandler(),
    );
    if (declaration === undefined) throw new DomainError('access.denied');
    const request = context.switchToHttp().getRequest<Request>();
    const { access } = declaration;
    if (access === 'public' && request.headers.cookie === undefined) return true;
    const actor = await this.actors.read(request);
    request.actor = actor;
    if (access === 'public') return true;
    if (actor === null) throw new DomainError('access.signInRequired');
    if (access !== 'signedIn' && !isEverAllowed(access, actor.role))
      throw new DomainError('access.denied');
    return true;
  }
}
