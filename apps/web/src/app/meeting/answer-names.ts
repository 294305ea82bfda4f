import type { MeetingInvitation } from '@quartiersforum/domain';
import type { BadgeVariant } from '@quartiersforum/ui/frame';

type Response = MeetingInvitation['response'];

/** What others have answered, as those read it who lead the meeting; `many` names all who have. */
export const answerNames: Readonly<
  Record<Response, { name: string; many: string; variant: BadgeVariant }>
> = {
  yes: { name: 'kommt', many: 'kommen', variant: 'success' },
  substitute: { name: 'schickt Vertretung', many: 'schicken Vertretung', variant: 'info' },
  no: { name: 'kommt nicht', many: 'kommen nicht', variant: 'neutral' },
  open: { name: 'offen', many: 'noch offen', variant: 'warning' },
};
