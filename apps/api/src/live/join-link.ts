import { Injectable } from '@nestjs/common';
import { DomainError, isJoinLinkOpen, type JoinLink } from '@quartiersforum/domain';
import { DataSource } from 'typeorm';
import type { Actor } from '../core/access/actor';
import { PublicAddress } from '../core/http/public-address';
import { SignedIds } from '../core/secret/signed-ids';
import { MeetingAccess } from '../meeting/meeting-access';
import { MeetingEntity } from '../meeting/meeting.entity';

const purpose = 'live.join';

/**
 * The link of the QR code on the projector. It stands in the part of the address that browsers send to nobody, so it is in no log. The
 * same for everybody in the hall: it opens the door of one meeting while that is held, and says nothing about who comes.
 */
@Injectable()
export class JoinLinks {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: MeetingAccess,
    private readonly ids: SignedIds,
    private readonly address: PublicAddress,
  ) {}

  /** For those who lead the meeting. */
  async read(actor: Actor, meetingId: string): Promise<JoinLink> {
    const { manager } = this.dataSource;
    const question = { permission: 'attendance.read' } as const;
    const { meeting } = await this.access.standing(manager, actor, meetingId, question);
    const token = await this.ids.sign(purpose, meetingId);
    return {
      url: `${this.address.url}/treffen/${meetingId}/dabei#gast=${token}`,
      // It ends with the meeting, whenever that is.
      validUntil: meeting.endedAt?.toISOString() ?? null,
    };
  }

  /** The meeting whose door the token opens now. Throws `guestVisit.notUsable`. */
  async open(token: string): Promise<MeetingEntity> {
    const meetingId = await this.ids.open(purpose, token);
    const meeting =
      meetingId && (await this.dataSource.manager.findOneBy(MeetingEntity, { id: meetingId }));
    if (!meeting || !isOpen(meeting)) throw new DomainError('guestVisit.notUsable');
    return meeting;
  }
}

/** Whether people may come in: from an hour before the meeting until it ends. */
export function isOpen({ state, startsAt, durationMinutes }: MeetingEntity): boolean {
  const start = startsAt.getTime();
  const plan = { state, startsAt: start, plannedEnd: start + durationMinutes * 60_000 };
  return isJoinLinkOpen(plan, Date.now());
}
