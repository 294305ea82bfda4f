import * as z from 'zod';

const meetingId = z.strictObject({ meetingId: z.uuid() });

export const meetingEvents = {
  /** Something about the meeting, its agenda or its material is new: read it again. */
  'meeting.changed': meetingId,
  /** Somebody has answered, or a mail has gone or failed. Only to those who lead it. */
  'meeting.answersChanged': meetingId,
  /** A topic of the series was handed in, changed or taken. */
  'topic.changed': z.strictObject({ seriesId: z.uuid() }),
} as const;
