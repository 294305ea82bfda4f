import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { DomainError, isEverAllowed } from '@quartiersforum/domain';
import type { Request } from 'express';
import { ActorReader } from '../access/actor';
import { GuestReader } from '../access/guest';
import { isFile } from './request-gate';
import { RequestLimits } from './request-limits';
import { ROUTE_DECLARATION, type RouteDeclaration } from './route';

/**
 * Finds out who is asking and refuses what no situation allows, before the body is looked at. The services decide the rest. Public
 * routes do not ask who it is: they answer everybody alike, and some of them without a database.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly actors: ActorReader,
    private readonly guests: GuestReader,
    private readonly limits: RequestLimits,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const declaration = this.reflector.get<RouteDeclaration | undefined>(
      ROUTE_DECLARATION,
      context.getHandler(),
    );
    if (declaration === undefined) throw new DomainError('access.denied');
    const request = context.switchToHttp().getRequest<Request>();
    if (declaration.access !== 'public') await this.requireAccess(request, declaration);
    requireBody(request, declaration);
    if (declaration.limit !== undefined && request.actor)
      await this.limits.count(declaration.limit, request.actor.accountId);
    return true;
  }

  private async requireAccess(
    request: Request,
    { access, admitsGuests = false }: RouteDeclaration,
  ): Promise<void> {
    const actor = await this.actors.read(request);
    request.actor = actor;
    if (admitsGuests) {
      request.guest = await this.guests.read(request);
      if (request.guest !== null) return;
    }
    if (actor === null) throw new DomainError('access.signInRequired');
    if (access !== 'public' && access !== 'signedIn' && !isEverAllowed(access, actor.role))
      throw new DomainError('access.denied');
  }
}

/** A file only where the route takes one, and no larger than it says beforehand; whoever reads it counts again. */
function requireBody(request: Request, { body }: RouteDeclaration): void {
  if (isFile(request) !== (body !== undefined)) throw new DomainError('request.contentTypeRefused');
  if (body !== undefined && Number(request.headers['content-length'] ?? 0) > body.fileBytes)
    throw new DomainError('request.tooLarge');
}
