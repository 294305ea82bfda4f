import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { Injectable } from '@nestjs/common';
import { DomainError, guestLimit, type guestVisitSchema, heldStates } from '@quartiersforum/domain';
import { DataSource } from 'typeorm';
import type * as z from 'zod';
import { type Guest, GuestReader } from '../core/access/guest';
import { AttendanceService, lockMeeting } from './attendance.service';
import { AttendeeEntity } from './attendee.entity';
import { GuestCookie } from './guest-cookie';
import { GuestVisitEntity } from './guest-visit.entity';
import { JoinLinks } from './join-link';
import { LiveSessions } from './live-sessions';

/**
 * Guests of a meeting, known by a cookie and nothing else. A newcomer would let somebody come back by their name: a visit belongs to
 * the browser in which it began, so nobody can be somebody else who is in the hall.
 */
@Injectable()
export class GuestVisits extends GuestReader {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cookie: GuestCookie,
    private readonly links: JoinLinks,
    private readonly sessions: LiveSessions,
    private readonly attendance: AttendanceService,
  ) {
    super();
  }

  async read(request: Pick<IncomingMessage, 'headers'>): Promise<Guest | null> {
    const hash = this.cookie.read(request);
    if (hash === null) return null;
    const [guest] = await this.dataSource.query<Guest[]>(
      `select visit.id as "visitId", visit.meeting_id as "meetingId", attendee_id as "attendeeId", name
         from guest_visit as visit
         join attendee on attendee.id = attendee_id
         join meeting on meeting.id = visit.meeting_id
        where token_hash = $1 and meeting.state = any($2) and visit.created_at > now() - interval '24 hours'`,
      [hash, ['invited', ...heldStates]],
    );
    return guest ?? null;
  }

  /** The meeting whose link it is. Throws `guestVisit.notUsable`, also when the hall is full. */
  async begin(
    { token, name, affiliation }: z.output<typeof guestVisitSchema>,
    newTokenHash: () => Buffer,
  ): Promise<Guest> {
    const { id: meetingId } = await this.links.open(token);
    const visitId = randomUUID();
    const attendeeId = await this.dataSource.transaction(async (manager) => {
      await lockMeeting(manager, meetingId);
      const session = await this.sessions.lock(manager, meetingId);
      // It may have ended while somebody else held the row.
      await this.links.open(token);
      if ((await manager.countBy(GuestVisitEntity, { meetingId })) >= guestLimit)
        throw new DomainError('guestVisit.notUsable');
      const attendee = await manager.save(
        manager.create(AttendeeEntity, {
          ...{ meetingId, name, affiliation: affiliation || null, kind: 'guest' },
          ...{ state: 'present', isSeen: true, arrivedAt: new Date() },
        }),
      );
      await manager.insert(GuestVisitEntity, {
        ...{ id: visitId, meetingId, attendeeId: attendee.id, tokenHash: newTokenHash() },
      });
      await this.sessions.save(manager, session, 'joined');
      return attendee.id;
    });
    await this.attendance.tellLead(meetingId);
    return { visitId, meetingId, attendeeId, name };
  }
}
