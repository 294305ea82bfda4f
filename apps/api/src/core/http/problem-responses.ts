import { ApiResponse } from '@nestjs/swagger';
import type { ProblemCode } from '@quartiersforum/domain';
import { problemStatus } from './problem-status';

/** What any route may answer. */
const always: readonly ProblemCode[] = [
  'request.invalid',
  'request.tooLarge',
  'request.originRefused',
  'request.contentTypeRefused',
  'server.unavailable',
];

/** What a route may answer besides that asks who is there. */
const guarded: readonly ProblemCode[] = ['access.signInRequired', 'access.denied'];

/** The problems of a route for OpenAPI: one response for each status, its codes in the description. */
export function problemResponses(
  isPublic: boolean,
  problems: readonly ProblemCode[],
): MethodDecorator[] {
  const codes = [...new Set([...always, ...(isPublic ? [] : guarded), ...problems])];
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
