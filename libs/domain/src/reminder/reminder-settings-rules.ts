import { isAllowed } from '../access/permission';
import type { Role } from '../access/roles';
import type { ReminderSettings } from './reminder';

/** How many steps before a date somebody may choose. */
export const mostReminderSteps = 5;
/** The earliest step, in days before a date. */
export const mostReminderDays = 180;

/**
 * What holds for somebody who has never chosen. Those who see every interest care for all calls, everybody else for what fits; a mail a
 * week, four weeks and one week before a deadline. An end of funding is told half a year ahead: an application takes months.
 */
export function usualReminderSettings(role: Role): ReminderSettings {
  return {
    version: 0,
    isOn: true,
    scope: hasEveryEnd(role) ? 'all' : 'fitting',
    daysBefore: [28, 7],
    hasFundingEnds: true,
    fundingEndDaysBefore: [180, 28],
    rhythm: 'weekly',
  };
}

/** Whether somebody is reminded of the end of funding of every contact point, and not only of their own: as the list of fits shows them. */
export function hasEveryEnd(role: Role): boolean {
  return isAllowed('interest.read', { role, state: 'city' });
}
