import * as z from 'zod';
import { agendaItemKindSchema, agendaItemStateSchema } from '../meeting/agenda';
import { meetingStateSchema } from '../meeting/meeting';
import { idSchema, listOf } from '../network/list';
import { oneLine } from '../text/one-line';

/** Who is in the meeting: an account, or a guest without one who came through the signed link. */
export const attendeeKindSchema = z.enum(['account', 'guest']);

/**
 * Anwesenheit. `expected` and `excused` follow from the answers until somebody says otherwise; `absent` is what an expected one becomes
 * who did not come by the end.
 */
export const attendanceStateSchema = z.enum(['expected', 'present', 'excused', 'absent']);
export type AttendanceState = z.infer<typeof attendanceStateSchema>;

export const attendeeSchema = z
  .object({
    id: z.uuid(),
    kind: attendeeKindSchema,
    name: z.string(),
    affiliation: z.string().nullable(),
    state: attendanceStateSchema,
    isSubstitute: z.boolean().describe('Comes instead of somebody who was invited'),
    arrivedAt: z.iso.datetime().nullable(),
    leftAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Attendee' });
export type Attendee = z.infer<typeof attendeeSchema>;
/** `GET /api/meetings/:id/attendees`, for those who lead the meeting. */
export const attendeeListSchema = listOf(attendeeSchema);

/** `PATCH /api/attendees/:id`, by those who lead the meeting. */
export const updateAttendeeSchema = z.strictObject({
  state: z.enum(['present', 'excused', 'absent', 'expected']),
});
export type UpdateAttendee = z.input<typeof updateAttendeeSchema>;

/** `POST /api/meetings/:id/attendees`: somebody in the hall without a phone, entered by those who lead the meeting. */
export const addAttendeeSchema = z.strictObject({
  name: oneLine(2, 200),
  affiliation: oneLine(0, 200).default(''),
});
export type AddAttendee = z.input<typeof addAttendeeSchema>;

/** `POST /api/meetings/:id/presence`: "I am here", by whoever belongs to the meeting. */
export const confirmPresenceSchema = z.strictObject({});

/** `POST /api/guest-visits` with the token of the QR code: a guest of this one meeting, remembered by a cookie. */
export const guestVisitSchema = z.strictObject({
  token: z.string().min(20).max(300),
  name: oneLine(2, 100),
  affiliation: oneLine(0, 200).default(''),
});
export type GuestVisit = z.input<typeof guestVisitSchema>;

/** An item as everybody in the meeting follows it. Times of running items are counted by the client, from server time. */
export const liveItemSchema = z.object({
  id: z.uuid(),
  kind: agendaItemKindSchema,
  title: z.string(),
  presenter: z.string(),
  state: agendaItemStateSchema,
  plannedSeconds: z.int().nonnegative(),
  spentSeconds: z.int().nonnegative().describe('Until `itemStartedAt` if it is the current one'),
});
export type LiveItem = z.infer<typeof liveItemSchema>;

/** One entry in the speaker queue; one person has at most one that waits. */
export const speakerEntrySchema = z.object({
  id: z.uuid(),
  attendeeId: z.uuid(),
  name: z.string(),
  affiliation: z.string().nullable(),
  state: z.enum(['waiting', 'speaking']),
});
export type SpeakerEntry = z.infer<typeof speakerEntrySchema>;

/** In which order the queue proposes people: as they came, or those (then those organisations) not yet heard first. */
export const queueOrderSchema = z.enum(['arrival', 'unheardFirst']);
export type QueueOrder = z.infer<typeof queueOrderSchema>;

export const speakerQueueSchema = z.object({
  isOpen: z.boolean(),
  order: queueOrderSchema,
  entries: z
    .array(speakerEntrySchema)
    .describe('The one who speaks first, then in the order in which they come'),
});
export type SpeakerQueue = z.infer<typeof speakerQueueSchema>;

/**
 * What everybody in a meeting sees of it while it runs: the payload of `live.changed` and the common part of `GET …/live`. It holds
 * nothing that only those who lead may know; items that are not for all are missing.
 */
export const liveStateSchema = z
  .object({
    meetingId: z.uuid(),
    version: z.int().positive().describe('Rises with each command; a smaller one is stale'),
    title: z.string(),
    state: meetingStateSchema,
    serverTime: z.iso.datetime().describe('When this was written, by the clock of the server'),
    startedAt: z.iso.datetime().nullable(),
    pausedAt: z.iso.datetime().nullable(),
    endedAt: z.iso.datetime().nullable(),
    plannedEnd: z.iso.datetime(),
    currentItemId: z.uuid().nullable().describe('null also while an item runs that is not for all'),
    itemStartedAt: z.iso
      .datetime()
      .nullable()
      .describe('Since when the current item runs; null while paused'),
    items: z.array(liveItemSchema),
    queue: speakerQueueSchema,
    present: z.int().nonnegative(),
  })
  .meta({ id: 'LiveState' });
export type LiveState = z.infer<typeof liveStateSchema>;

/** `GET /api/meetings/:id/live`. */
export const liveViewSchema = liveStateSchema
  .extend({
    me: z.object({
      attendeeId: z.uuid().nullable().describe('null: not marked as present'),
      name: z.string(),
      isGuest: z.boolean(),
      maySteer: z.boolean(),
      mayRaiseHand: z.boolean(),
    }),
  })
  .meta({ id: 'LiveView' });
export type LiveView = z.infer<typeof liveViewSchema>;

const version = z
  .int()
  .nonnegative()
  .describe('The one that was seen; another one by now refuses the command');

/**
 * `POST /api/meetings/:id/steering`: what those who lead a running meeting do. `next` finishes the current item and goes on; `skip` goes on
 * without having dealt with it; `defer` gives an item back to the Themenspeicher; `resize` changes what an item may take.
 */
export const steerSchema = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('start'), version }),
  z.strictObject({ action: z.literal('next'), version }),
  z.strictObject({ action: z.literal('back'), version }),
  z.strictObject({ action: z.literal('skip'), version }),
  z.strictObject({ action: z.literal('activate'), version, itemId: idSchema }),
  z.strictObject({ action: z.literal('pause'), version }),
  z.strictObject({ action: z.literal('resume'), version }),
  z.strictObject({ action: z.literal('end'), version }),
  z.strictObject({ action: z.literal('defer'), version, itemId: idSchema }),
  z.strictObject({
    action: z.literal('resize'),
    version,
    itemId: idSchema,
    plannedMinutes: z.int().min(0).max(600),
  }),
  z
    .strictObject({ action: z.literal('shortenRest'), version })
    .describe('Fits the rest into the time that is left'),
  z.strictObject({ action: z.literal('extend'), version, minutes: z.int().min(1).max(240) }),
  z.strictObject({ action: z.literal('handOver'), version, accountId: idSchema.nullable() }),
]);
export type Steer = z.input<typeof steerSchema>;
export type SteerAction = Steer['action'];

/** `POST /api/meetings/:id/speaker-queue`: raises the asker's hand; `DELETE` takes it down. */
export const raiseHandSchema = z.strictObject({});

/** `POST /api/meetings/:id/speaker-queue/steering`. `next` calls whom the order proposes; `finish` ends the speech that is held. */
export const steerQueueSchema = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('open') }),
  z.strictObject({ action: z.literal('close') }),
  z.strictObject({ action: z.literal('order'), order: queueOrderSchema }),
  z.strictObject({ action: z.literal('next') }),
  z.strictObject({ action: z.literal('call'), entryId: idSchema }),
  z.strictObject({ action: z.literal('finish') }),
  z.strictObject({ action: z.literal('remove'), entryId: idSchema }),
  z.strictObject({
    action: z.literal('move'),
    entryId: idSchema,
    beforeEntryId: idSchema.nullable(),
  }),
  z.strictObject({ action: z.literal('add'), attendeeId: idSchema }),
]);
export type SteerQueue = z.input<typeof steerQueueSchema>;

/** `GET /api/meetings/:id/join-link`: what the QR code on the projector says; for those who lead the meeting. */
export const joinLinkSchema = z
  .object({ url: z.url(), validUntil: z.iso.datetime().nullable() })
  .meta({ id: 'JoinLink' });
export type JoinLink = z.infer<typeof joinLinkSchema>;
