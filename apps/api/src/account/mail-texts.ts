import { type AccountInvitation, invitationDays, passwordResetHours } from '@quartiersforum/domain';
import type { MailDraft } from '../core/mail/mail';

export function invitationMail(
  invitation: Pick<AccountInvitation, 'email' | 'displayName'>,
  link: string,
): MailDraft {
  return {
    to: invitation.email,
    subject: 'Ihre Einladung zum Quartiersforum',
    text: `Guten Tag,

Sie sind eingeladen, im Quartiersforum mitzuarbeiten (${invitation.displayName}). Mit diesem Link legen Sie Ihr Passwort fest:

${link}

Der Link gilt ${invitationDays} Tage und nur einmal. Wenn Sie diese Einladung nicht erwartet haben, brauchen Sie nichts zu tun.

Ihr Quartiersforum
`,
  };
}

export function passwordResetMail(email: string, link: string): MailDraft {
  return {
    to: email,
    subject: 'Neues Passwort für das Quartiersforum',
    text: `Guten Tag,

für Ihr Konto im Quartiersforum wurde ein neues Passwort angefordert. Mit diesem Link legen Sie es fest:

${link}

Der Link gilt ${passwordResetHours} Stunden und nur einmal. Wenn Sie das nicht waren, brauchen Sie nichts zu tun: Ihr Passwort bleibt, wie es ist.

Ihr Quartiersforum
`,
  };
}
