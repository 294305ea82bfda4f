/** Days after which an unused invitation link dies. */
export const invitationDays = 7;
/** Hours after which an unused password reset link dies. */
export const passwordResetHours = 2;
/** A session ends after this many hours without use, and after this many days in any case. */
export const sessionIdleHours = 24 * 7;
export const sessionAbsoluteDays = 30;
/** Days for which an ended invitation and a written mail stay to be looked up; then they are deleted. Source: GDPR art. 5 (1) e. */
export const correspondenceDays = 90;
