import * as z from 'zod';
import { liveStateSchema } from './live';

export const liveEvents = {
  /** The meeting as everybody sees it now, whole, so that three hundred phones need not ask. Only to those who joined the meeting's room. */
  'live.changed': liveStateSchema,
  /** Attendance changed: those who lead the meeting read it again. */
  'live.attendanceChanged': z.strictObject({ meetingId: z.uuid() }),
} as const;
