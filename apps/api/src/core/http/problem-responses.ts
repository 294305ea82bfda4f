import { ApiResponse } from '@nestjs/swagger';
import type { ProblemCode } from '@quartiersforum/domain';
import { problemStatus } from './problem-status';
import type { RouteAccess } from './route';

/** What any route may answer, by who may use it. */
const always: readonly ProblemCode[] = [
  'request.invalid',
  'request.tooLarge',
  'request.originRefused',
  'request.contentTypeRefused',
  'server.unavailable',
];

/** The problems of a route for OpenAPI: one response for each status, its codes in the description. */
export function problemResponses(
  access: RouteAccess,
  problems: readonly ProblemCode[],
): MethodDecorator[] {
  const signIn: readonly ProblemCode[] =
    access === 'public' ? [] : ['access.signInRequired', 'access.denied'];
  const codes = [...new Set([...always, ...signIn, ...problems])];
  return [...Map.groupBy(codes, (code) => problemStatus[code])].map(([status, ofStatus]) =>
    ApiResponse({
      status,
      description: ofStatus.join(', '),
      content: {
        'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
      },
    }),
  );
}
