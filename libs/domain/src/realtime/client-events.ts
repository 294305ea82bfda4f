import * as z from 'zod';
import { idSchema } from '../network/list';
import type { ProblemCode } from '../problem/problem';

/** Most meetings that one socket follows at once. */
export const roomsPerSocket = 8;

const meetingPayload = z.strictObject({ meetingId: idSchema });

/**
 * What a client may say over Socket.IO, from event name to payload schema: which meeting it follows. Everything else goes over HTTP.
 * Each is acknowledged; joining again is joining once.
 */
export const clientEvents = {
  'meeting.join': meetingPayload,
  'meeting.leave': meetingPayload,
} as const;

export type ClientEventName = keyof typeof clientEvents;
export type ClientEventPayload<Name extends ClientEventName> = z.infer<(typeof clientEvents)[Name]>;

/** The answer to a client's event: done, or the code of a problem. */
export type Acknowledgement =
  { readonly ok: true } | { readonly ok: false; readonly code: ProblemCode };

/** The event map of Socket.IO's types for what clients send. */
export type ClientToServerEvents = {
  [Name in ClientEventName]: (
    payload: ClientEventPayload<Name>,
    acknowledge: (answer: Acknowledgement) => void,
  ) => void;
};
