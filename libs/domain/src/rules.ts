/**
 * The second door: rules that need no schema, for what the web loads first. The main door would bring zod (about 27 kB gzip) with it.
 * Nothing behind this door may import zod other than as a type.
 */
export * from './access/permission';
export * from './access/roles';
export * from './account/account-periods';
export * from './account/return-address';
export * from './calendar/calendar-rules';
export * from './funding/interest-rules';
export * from './guideline/guideline-states';
export * from './live/expected-run';
export * from './live/guest-rules';
export * from './live/live-clock';
export * from './live/live-steering';
export * from './live/live-timer';
export * from './live/speaker-queue';
export * from './meeting/agenda-rules';
export * from './meeting/agenda-times';
export * from './meeting/material-limits';
export * from './meeting/material-name';
export * from './meeting/meeting-day';
export * from './meeting/meeting-states';
export * from './meeting/meeting-title';
export * from './meeting/topic-rules';
export * from './minutes/minutes-entries';
export * from './minutes/minutes-states';
export * from './network/contact-point-rules';
export * from './network/funding-phase-rules';
export * from './network/confirmation-rules';
export * from './network/membership-rules';
export * from './document/document-socket';
export * from './network/network-instant';
export * from './network/network-time';
export * from './network/register-columns';
export * from './reminder/reminder-settings-rules';
export * from './task/task-rules';
