import type { MeetingInvitation } from '@quartiersforum/domain';
import { plainDayText } from '../core/time/time-text';

/** How far the latest mail to somebody has come, in words. */
export function deliveryText({
  delivery,
  deliveredAt,
}: Pick<MeetingInvitation, 'delivery' | 'deliveredAt'>): string {
  switch (delivery) {
    case 'waiting':
      return 'wird verschickt';
    case 'sent':
      return deliveredAt === null ? 'verschickt' : `verschickt am ${plainDayText(deliveredAt)}`;
    case 'failed':
      return 'nicht zustellbar';
    case 'kept':
      return 'liegt im Postausgang';
  }
}
