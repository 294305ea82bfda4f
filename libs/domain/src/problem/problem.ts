import * as z from 'zod';

/**
 * Everything that can go wrong in a way the product knows about, as `noun.reason`. The API maps each to a status, the web to a
 * German sentence that says what to do; both tables must name every code.
 */
export const problemCodes = [
  'request.invalid',
  'request.tooLarge',
  'request.originRefused',
  'request.contentTypeRefused',
  'request.rateLimited',
  'request.idempotencyConflict',
  'route.notFound',
  'access.signInRequired',
  'access.denied',
  'session.credentialsWrong',
  'session.notFound',
  'account.notFound',
  'account.lastCoordinator',
  'account.emailTaken',
  'invitation.notFound',
  'invitation.notUsable',
  'passwordReset.notUsable',
  'password.tooCommon',
  'password.currentWrong',
  'oidc.failed',
  'oidc.notConfigured',
  'contactPoint.notFound',
  'organisation.notFound',
  'body.notFound',
  'membership.notFound',
  'membership.datesReversed',
  'membership.overlapping',
  'guideline.notFound',
  'guideline.transitionRefused',
  'meetingSeries.notFound',
  'meetingSeries.changed',
  'meeting.notFound',
  'meeting.changed',
  'meeting.transitionRefused',
  'meeting.inThePast',
  'agenda.changed',
  'agenda.full',
  'agendaItem.notFound',
  'topic.notFound',
  'topic.changed',
  'topic.transitionRefused',
  'material.notFound',
  'material.typeRefused',
  'material.full',
  'meetingInvitation.notFound',
  'response.notFound',
  'response.closed',
  'live.changed',
  'live.notRunning',
  'live.itemNotPossible',
  'attendee.notFound',
  'guestVisit.notUsable',
  'speakerQueue.closed',
  'speakerEntry.notFound',
  'minutes.notFound',
  'minutes.changed',
  'minutes.transitionRefused',
  'minutes.meetingNotEnded',
  'minutesEntry.notFound',
  'task.notFound',
  'task.changed',
  'fundingProgramme.notFound',
  'fundingProgramme.changed',
  'fundingCall.notFound',
  'fundingCall.changed',
  'fundingCall.transitionRefused',
  'fundingCall.contradictory',
  'interest.notFound',
  'interest.organisationMissing',
  'interest.helpTaken',
  'savedFilter.notFound',
  'savedFilter.tooMany',
  'calendarEntry.notFound',
  'calendarFeed.notFound',
  'calendarFeed.revoked',
  'calendarFeed.full',
  'document.notFound',
  'document.frozen',
  'server.unavailable',
  'server.unexpected',
] as const;

export type ProblemCode = (typeof problemCodes)[number];

/** One field of the request that was refused; `path` is dotted, as in `agenda.0.title`. */
export const fieldProblemSchema = z.object({
  path: z.string().describe('Dotted path of the field in the request'),
  message: z.string().describe('What is wrong with it'),
});
export type FieldProblem = z.infer<typeof fieldProblemSchema>;

/** The body of every error answer, `application/problem+json`. Source: RFC 9457. */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.enum(problemCodes),
    detail: z.string().optional(),
    instance: z.string().optional().describe('Id of the request, to find it in the log'),
    fields: z.array(fieldProblemSchema).optional(),
    retryAfter: z.int().optional().describe('Seconds to wait before trying again'),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof problemSchema>;
