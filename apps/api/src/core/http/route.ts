import type { Readable } from 'node:stream';
import {
  applyDecorators,
  createParamDecorator,
  type ExecutionContext,
  HttpCode,
  SerializeOptions,
  SetMetadata,
} from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiExtension, ApiResponse } from '@nestjs/swagger';
import type { Permission, ProblemCode } from '@quartiersforum/domain';
import type { Request } from 'express';
import type * as z from 'zod';
import type { Actor } from '../access/actor';
import type { Visitor } from '../access/guest';
import { problemResponses } from './problem-responses';
import { fileType } from './request-gate';
import type { RequestLimit } from './request-limits';

/** `public`: nobody needs to be signed in. `signedIn`: everybody who is. Otherwise the entry of the permission table. */
export type RouteAccess = Permission | 'public' | 'signedIn';

export interface RouteDeclaration {
  readonly access: RouteAccess;
  /** Schema of the answer; what it does not name is stripped. `null`: 204, no body. `file`: bytes, see `FileAnswer`. */
  readonly answer: z.ZodType | 'file' | null;
  /** The body is no JSON but one file of at most so many bytes, as `application/octet-stream`; see `FileBody`. */
  readonly body?: { readonly fileBytes: number };
  /** Problems beyond those that every route of its kind may answer, as `guideline.notFound`. */
  readonly problems?: readonly ProblemCode[];
  /** Status of success when it is not Nest's own (200, 201 for POST, 204 for no answer). */
  readonly status?: number;
  /** How often one account may ask in a minute, together with the other routes of the same limit. */
  readonly limit?: RequestLimit;
  /** Guests of a meeting come in, too; what they may do is asked in the service. Use `CurrentVisitor`. */
  readonly admitsGuests?: boolean;
  /**
   * The body holds a password, or the answer what must be in no other table: nothing of it is kept for `Idempotency-Key`, not even a
   * hash, which could be guessed at quickly.
   */
  readonly hasSecret?: boolean;
}

export const ROUTE_DECLARATION = 'route:declaration';

/**
 * The one way to declare a route, for every room:
 *
 *     @Post(':id/adopt')
 *     @Route({ access: 'guideline.adopt', answer: guidelineSchema, problems: ['guideline.notFound'] })
 *     adopt(
 *       @CurrentActor() actor: Actor,
 *       @Param('id', { schema: z.uuid() }) id: string,
 *       @Body({ schema: adoptGuidelineSchema }) input: AdoptGuideline,
 *     ): Promise<Guideline> {
 *       return this.guidelines.adopt(actor, id, input);
 *     }
 *
 * What follows from it: nobody signed in gets 401 and a role that the permission table never grants `access` gets 403, both before
 * the body is read; the input is checked and parsed; the answer is stripped to its schema; OpenAPI shows all of it; the permission
 * walk tests it. A route without this decorator is refused for everybody.
 *
 * The one thing a newcomer would get wrong: `access` only refuses what no situation allows. Whether this person may do it to this
 * thing is asked in the first line of the service method, with `requirePermission`.
 */
export function Route(declaration: RouteDeclaration): MethodDecorator {
  const { access, answer, body, limit, problems = [], status } = declaration;
  return applyDecorators(
    SetMetadata(ROUTE_DECLARATION, declaration),
    ApiExtension('x-access', access),
    ...problemResponses(access === 'public', [
      ...problems,
      ...(limit === undefined ? [] : (['request.rateLimited'] as const)),
    ]),
    ...(body === undefined
      ? []
      : [ApiConsumes(fileType), ApiBody({ required: true, schema: fileSchema })]),
    ...success(answer, status),
  );
}

const fileSchema = { type: 'string', format: 'binary' } as const;

function success(answer: RouteDeclaration['answer'], status?: number): MethodDecorator[] {
  if (answer === null)
    return [HttpCode(status ?? 204), ApiResponse({ status: status ?? 204, description: 'Done' })];
  if (answer === 'file')
    return [
      ApiResponse({
        status: 200,
        description: 'The file, as an attachment',
        content: { '*/*': { schema: fileSchema } },
      }),
    ];
  return [
    SerializeOptions({ schema: answer }),
    ApiResponse({
      ...(status !== undefined && { status }),
      description: answer.meta()?.description ?? answer.meta()?.title ?? 'Answer',
      standardSchema: answer,
    }),
    ...(status === undefined ? [] : [HttpCode(status)]),
  ];
}

/** Who is asking, on routes that need sign-in; on public ones nobody has asked. */
export const CurrentActor = createParamDecorator(
  (_: unknown, context: ExecutionContext): Actor | null =>
    context.switchToHttp().getRequest<Request>().actor ?? null,
);

/** Who is asking, on routes that admit guests. */
export const CurrentVisitor = createParamDecorator(
  (_: unknown, context: ExecutionContext): Visitor => {
    const { actor = null, guest = null } = context.switchToHttp().getRequest<Request>();
    return { actor, guest };
  },
);

/** The bytes of a file on their way, on routes whose `body` is a file; nothing of them has been read. */
export const FileBody = createParamDecorator((_: unknown, context: ExecutionContext): Readable =>
  context.switchToHttp().getRequest<Request>(),
);
