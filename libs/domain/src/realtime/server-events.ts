import * as z from 'zod';
import { fundingEvents } from '../funding/funding-events';
import { guidelineEvents } from '../guideline/guideline-events';
import { accountEvents } from '../account/account-events';
import { calendarEvents } from '../calendar/calendar-events';
import { documentEvents } from '../document/document-events';
import { liveEvents } from '../live/live-events';
import { meetingEvents } from '../meeting/meeting-events';
import { minutesEvents } from '../minutes/minutes-events';
import { networkEvents } from '../network/network-events';
import { taskEvents } from '../task/task-events';

/**
 * Everything the server announces over Socket.IO, from event name to payload schema. An event is a hint that something has happened:
 * it carries ids, the truth is read again over HTTP.
 */
export const serverEvents = {
  ...accountEvents,
  ...guidelineEvents,
  ...documentEvents,
  ...meetingEvents,
  ...liveEvents,
  ...minutesEvents,
  ...taskEvents,
  ...fundingEvents,
  ...networkEvents,
  ...calendarEvents,
} as const;

export type ServerEventName = keyof typeof serverEvents;
export type ServerEventPayload<Name extends ServerEventName> = z.infer<(typeof serverEvents)[Name]>;

/** The event map of Socket.IO's types, derived, so that a wrong name or payload does not compile. */
export type ServerToClientEvents = {
  [Name in ServerEventName]: (payload: ServerEventPayload<Name>) => void;
};
