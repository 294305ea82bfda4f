import { Network1763800000001 } from './1763800000001-network';
import { Account1763800000002 } from './1763800000002-account';
import { Document1763800000003 } from './1763800000003-document';
import { Guideline1763800000004 } from './1763800000004-guideline';
import { Meeting1763900000001 } from './1763900000001-meeting';
import { MeetingInvitation1763900000002 } from './1763900000002-meeting-invitation';
import { Material1763900000003 } from './1763900000003-material';
import { Live1763900000004 } from './1763900000004-live';
import { Minutes1763900000005 } from './1763900000005-minutes';
import { Funding1763900000010 } from './1763900000010-funding';
import { Register1763900000011 } from './1763900000011-register';
import { CalendarFeed1763900000012 } from './1763900000012-calendar-feed';
import { Confirmation1763900000013 } from './1763900000013-confirmation';
import { Reminder1763900000014 } from './1763900000014-reminder';
import { SavedFilter1763900000015 } from './1763900000015-saved-filter';

/** Every migration in order, listed by hand: a glob would not survive bundling. */
export const migrations = [
  Network1763800000001,
  Account1763800000002,
  Document1763800000003,
  Guideline1763800000004,
  Meeting1763900000001,
  MeetingInvitation1763900000002,
  Material1763900000003,
  Live1763900000004,
  Minutes1763900000005,
  Funding1763900000010,
  Register1763900000011,
  CalendarFeed1763900000012,
  Confirmation1763900000013,
  Reminder1763900000014,
  SavedFilter1763900000015,
];
