import { Injectable } from '@nestjs/common';
import {
  type addAttendeeSchema,
  type Attendee,
  type AttendanceState,
  DomainError,
  heldStates,
  type List,
  roomName,
} from '@quartiersforum/domain';
import { DataSource, type EntityManager } from 'typeorm';
import type * as z from 'zod';
import type { Actor } from '../core/access/actor';
import { MeetingAccess } from '../meeting/meeting-access';
import { Publisher } from '../realtime/publisher';
import { AttendanceRoll } from './attendance-roll';
import { AttendeeEntity, toAttendee } from './attendee.entity';
import { isOpen } from './join-link';
import { LiveSessions } from './live-sessions';

/** Most people on the list of one meeting. */
const attendeeLimit = 2_000;

/**
 * Who is at a meeting. The list begins with the answers to the invitation; a newcomer would let a later answer overrule what was seen
 * in the hall: once somebody has said how it is, answers count no more.
 */
@Injectable()
export class AttendanceService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: MeetingAccess,
    private readonly sessions: LiveSessions,
    private readonly roll: AttendanceRoll,
    private readonly publisher: Publisher,
  ) {}

  /** Reads the answers that have come since. */
  async list(actor: Actor, meetingId: string): Promise<List<Attendee>> {
    return this.dataSource.transaction(async (manager) => {
      const question = { permission: 'attendance.read' } as const;
      const { meeting } = await this.access.standing(manager, actor, meetingId, question);
      if (meeting.state === 'invited' || heldStates.includes(meeting.state)) {
        await lockMeeting(manager, meetingId);
        await this.sessions.lock(manager, meetingId);
        await this.roll.takeOverAnswers(manager, meetingId);
      }
      const items = await manager
        .createQueryBuilder(AttendeeEntity, 'attendee')
        .where({ meetingId })
        .orderBy('attendee.name collate "de-x-icu"')
        .addOrderBy('attendee.id')
        .getMany();
      return { items: items.map(toAttendee), total: items.length };
    });
  }

  /** Somebody in the hall without a phone. Throws `meeting.notFound`. */
  async add(
    actor: Actor,
    meetingId: string,
    { name, affiliation }: z.output<typeof addAttendeeSchema>,
  ): Promise<Attendee> {
    return this.change(meetingId, async (manager) => {
      const permission = 'attendance.update';
      await this.access.standing(manager, actor, meetingId, { permission });
      const count = await manager.countBy(AttendeeEntity, { meetingId });
      if (count >= attendeeLimit) throw new DomainError('request.rateLimited');
      return manager.save(
        manager.create(AttendeeEntity, {
          ...{ meetingId, name, affiliation: affiliation || null, kind: 'guest' },
          ...seen('present', null),
        }),
      );
    });
  }

  /** Throws `attendee.notFound` also when it is there and the meeting not for this person. */
  async update(actor: Actor, id: string, state: AttendanceState): Promise<Attendee> {
    const { manager } = this.dataSource;
    const found = await manager.findOneBy(AttendeeEntity, { id });
    if (found === null) throw new DomainError('attendee.notFound');
    const { meetingId } = found;
    return this.change(meetingId, async (within) => {
      const question = {
        permission: 'attendance.update',
        notFound: 'attendee.notFound',
      } as const;
      await this.access.standing(within, actor, meetingId, question);
      const attendee = await within.findOneBy(AttendeeEntity, { id });
      if (attendee === null) throw new DomainError('attendee.notFound');
      Object.assign(attendee, seen(state, attendee));
      if (state !== 'present') await lowerHand(within, id);
      return within.save(attendee);
    });
  }

  /** "I am here", by somebody who belongs to the meeting. Throws `live.notRunning` when that is long before it begins. */
  async confirm(actor: Actor, meetingId: string): Promise<void> {
    await this.change(meetingId, async (manager) => {
      const permission = 'attendance.confirm';
      const { meeting } = await this.access.standing(manager, actor, meetingId, { permission });
      if (!isOpen(meeting)) throw new DomainError('live.notRunning');
      return this.arrive(manager, actor, meetingId);
    });
  }

  /** "I go": stays on the list as somebody who was there. */
  async leave(actor: Actor, meetingId: string): Promise<void> {
    await this.change(meetingId, async (manager) => {
      const permission = 'attendance.confirm';
      await this.access.standing(manager, actor, meetingId, { permission });
      const attendee = await manager.findOneBy(AttendeeEntity, {
        ...{ meetingId, accountId: actor.accountId, state: 'present' },
      });
      if (attendee === null) throw new DomainError('attendee.notFound');
      attendee.leftAt = new Date();
      await lowerHand(manager, attendee.id);
      return manager.save(attendee);
    });
  }

  /** Puts the account on the list as present; the session is locked. */
  async arrive(manager: EntityManager, actor: Actor, meetingId: string): Promise<AttendeeEntity> {
    const { accountId, displayName: name, affiliation } = actor;
    const known = await manager.findOneBy(AttendeeEntity, { meetingId, accountId });
    const attendee =
      known ??
      manager.create(AttendeeEntity, { meetingId, accountId, kind: 'account', name, affiliation });
    return manager.save(Object.assign(attendee, seen('present', known)));
  }

  /** One change at a time; those who follow the meeting see the new number, those who lead it read the list again. */
  private async change(
    meetingId: string,
    work: (manager: EntityManager) => Promise<AttendeeEntity>,
  ): Promise<Attendee> {
    const attendee = await this.dataSource.transaction(async (manager) => {
      await lockMeeting(manager, meetingId);
      const session = await this.sessions.lock(manager, meetingId);
      const changed = await work(manager);
      await this.sessions.save(manager, session, 'joined');
      return changed;
    });
    await this.tellLead(meetingId);
    return toAttendee(attendee);
  }

  /** Those who lead the meeting read the list again. */
  async tellLead(meetingId: string): Promise<void> {
    const room = roomName.meetingLead(meetingId);
    await this.publisher.publish([room], 'live.attendanceChanged', { meetingId });
  }
}

/** Holds the meeting in its state while something is done in it, without keeping others who do the same. Throws `meeting.notFound`. */
export async function lockMeeting(manager: EntityManager, meetingId: string): Promise<void> {
  const rows: unknown[] = await manager.query(`select from meeting where id = $1 for key share`, [
    meetingId,
  ]);
  if (rows.length === 0) throw new DomainError('meeting.notFound');
}

async function lowerHand(manager: EntityManager, attendeeId: string): Promise<void> {
  await manager.query(`delete from speaker_entry where attendee_id = $1 and state = 'waiting'`, [
    attendeeId,
  ]);
}

/** What is known once somebody has been seen, or missed: the first arrival stays. */
function seen(
  state: AttendanceState,
  known: Pick<AttendeeEntity, 'arrivedAt'> | null,
): Pick<AttendeeEntity, 'state' | 'isSeen' | 'arrivedAt' | 'leftAt'> {
  const arrivedAt = state === 'present' ? (known?.arrivedAt ?? new Date()) : null;
  return { state, isSeen: true, arrivedAt, leftAt: null };
}
