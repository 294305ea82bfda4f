import type { MeetingInvitation } from '@quartiersforum/domain';
import { plainDayText } from '../core/time/time-text';

/** How far the latest mail to somebody has come, in words. */
export function deliveryText({
  delivery,
  deliveredAt,
}: Pick<MeetingInvitation, 'delivery' | 'deliveredAt'>): string {
  switch (delivery) {
    case 'waiting':
      return 'Mail wird verschickt';
    case 'sent':
      return deliveredAt === null ? 'Mail verschickt' : `Mail vom ${plainDayText(deliveredAt)}`;
    case 'failed':
      return 'Mail nicht zustellbar';
    case 'kept':
      return 'Mail liegt im Postausgang';
  }
}
