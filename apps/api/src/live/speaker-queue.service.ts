import { Injectable } from '@nestjs/common';
import {
  DomainError,
  heldStates,
  moveHand,
  orderQueue,
  type steerQueueSchema,
} from '@quartiersforum/domain';
import { DataSource, type EntityManager, In } from 'typeorm';
import type * as z from 'zod';
import type { Actor } from '../core/access/actor';
import type { Visitor } from '../core/access/guest';
import { MeetingAccess } from '../meeting/meeting-access';
import { AttendanceService, lockMeeting } from './attendance.service';
import { AttendeeEntity } from './attendee.entity';
import { LiveAccess, type Participant } from './live-access';
import type { LiveSessionEntity } from './live-session.entity';
import { LiveSessions } from './live-sessions';
import { heardOf } from './live-states';
import { SpeakerEntryEntity } from './speaker-entry.entity';

type SteerQueueInput = z.output<typeof steerQueueSchema>;
type Hand = SpeakerEntryEntity & { readonly affiliation: string | null };

/** Wortmeldungen. One person waits once, however often they raise their hand; whoever does it is on the list as present. */
@Injectable()
export class SpeakerQueueService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: LiveAccess,
    private readonly meetings: MeetingAccess,
    private readonly attendance: AttendanceService,
    private readonly sessions: LiveSessions,
  ) {}

  /** Throws `meeting.notFound`, `access.denied` or `live.notRunning` where it is not held, `speakerQueue.closed`. */
  async raise(visitor: Visitor, meetingId: string): Promise<Participant> {
    const { who, hasArrived } = await this.change(meetingId, async (manager, session) => {
      const who = await this.access.participant(manager, visitor, meetingId, 'live.raiseHand');
      const known = await findAttendee(manager, who, meetingId);
      const isPresent = known?.state === 'present' && known.leftAt === null;
      const attendee =
        who.actor === null || isPresent
          ? known
          : await this.attendance.arrive(manager, who.actor, meetingId);
      if (attendee === null) throw new DomainError('meeting.notFound');
      await this.queueUp(manager, session, attendee.id);
      return { who, hasArrived: !isPresent };
    });
    if (hasArrived) await this.attendance.tellLead(meetingId);
    return who;
  }

  /** Takes the own hand down; nothing happens when it is not up. */
  async lower(visitor: Visitor, meetingId: string): Promise<Participant> {
    return this.change(meetingId, async (manager) => {
      const who = await this.access.participant(manager, visitor, meetingId, 'live.raiseHand');
      const attendee = await findAttendee(manager, who, meetingId);
      if (attendee !== null)
        await manager.delete(SpeakerEntryEntity, { attendeeId: attendee.id, state: 'waiting' });
      return who;
    });
  }

  /** By those who lead the meeting. Throws `live.notRunning`, `speakerEntry.notFound`, `attendee.notFound`. */
  async steer(actor: Actor, meetingId: string, input: SteerQueueInput): Promise<void> {
    await this.change(meetingId, async (manager, session) => {
      const question = { permission: 'live.steer' } as const;
      const { meeting } = await this.meetings.standing(manager, actor, meetingId, question);
      if (!heldStates.includes(meeting.state)) throw new DomainError('live.notRunning');
      await this.run(manager, session, input);
    });
  }

  private async run(
    manager: EntityManager,
    session: LiveSessionEntity,
    input: SteerQueueInput,
  ): Promise<void> {
    const { meetingId } = session;
    switch (input.action) {
      case 'open':
      case 'close':
        session.isQueueOpen = input.action === 'open';
        return;
      case 'order':
        session.queueOrder = input.order;
        return;
      case 'finish':
        return finish(manager, meetingId);
      case 'next': {
        const [first] = await this.waiting(manager, session);
        if (first === undefined) throw new DomainError('speakerEntry.notFound');
        return call(manager, first);
      }
      case 'call':
        return call(manager, await findWaiting(manager, meetingId, input.entryId));
      case 'remove':
        await manager.remove(await findWaiting(manager, meetingId, input.entryId));
        return;
      case 'move':
        return this.move(manager, session, input);
      case 'add':
        return this.add(manager, meetingId, input.attendeeId);
    }
  }

  /** Whoever moves a hand has decided about the order: all stay where they are seen, and come in that order from then on. */
  private async move(
    manager: EntityManager,
    session: LiveSessionEntity,
    { entryId, beforeEntryId }: { entryId: string; beforeEntryId: string | null },
  ): Promise<void> {
    const hands = await this.waiting(manager, session);
    for (const id of [entryId, beforeEntryId])
      if (id !== null && !hands.some((hand) => hand.id === id))
        throw new DomainError('speakerEntry.notFound');
    const ids = hands.map(({ id }) => id);
    await manager.query(
      `update speaker_entry set position = moved.position
         from unnest($1::uuid[]) with ordinality as moved (id, position) where speaker_entry.id = moved.id`,
      [moveHand(ids, entryId, beforeEntryId)],
    );
    session.queueOrder = 'arrival';
  }

  private async add(manager: EntityManager, meetingId: string, attendeeId: string): Promise<void> {
    const attendee = await manager.findOneBy(AttendeeEntity, { id: attendeeId, meetingId });
    if (attendee === null) throw new DomainError('attendee.notFound');
    await insertHand(manager, meetingId, attendeeId);
  }

  private async queueUp(
    manager: EntityManager,
    session: LiveSessionEntity,
    attendeeId: string,
  ): Promise<void> {
    const own = await manager.countBy(SpeakerEntryEntity, { attendeeId, state: 'waiting' });
    if (own > 0) return;
    if (!session.isQueueOpen) throw new DomainError('speakerQueue.closed');
    await insertHand(manager, session.meetingId, attendeeId);
  }

  private async waiting(manager: EntityManager, session: LiveSessionEntity): Promise<Hand[]> {
    const { meetingId, queueOrder } = session;
    const entries = await manager.findBy(SpeakerEntryEntity, { meetingId });
    const attendees = await manager.findBy(AttendeeEntity, {
      id: In(entries.map(({ attendeeId }) => attendeeId)),
    });
    const affiliations = new Map(attendees.map(({ id, affiliation }) => [id, affiliation]));
    const hands = entries.map((entry) =>
      Object.assign(entry, { affiliation: affiliations.get(entry.attendeeId) ?? null }),
    );
    const waiting = hands.filter(({ state }) => state === 'waiting');
    const heard = heardOf(hands.filter(({ state }) => state !== 'waiting'));
    return orderQueue(waiting, queueOrder, heard);
  }

  /** One change of the queue at a time. */
  private change<Result>(
    meetingId: string,
    work: (manager: EntityManager, session: LiveSessionEntity) => Promise<Result>,
  ): Promise<Result> {
    return this.dataSource.transaction(async (manager) => {
      await lockMeeting(manager, meetingId);
      const session = await this.sessions.lock(manager, meetingId);
      const result = await work(manager, session);
      await this.sessions.save(manager, session, 'joined');
      return result;
    });
  }
}

function findAttendee(
  manager: EntityManager,
  { actor, guest }: Participant,
  meetingId: string,
): Promise<AttendeeEntity | null> {
  const who = actor === null ? { id: guest.attendeeId } : { accountId: actor.accountId };
  return manager.findOneBy(AttendeeEntity, { ...who, meetingId });
}

async function findWaiting(
  manager: EntityManager,
  meetingId: string,
  id: string,
): Promise<SpeakerEntryEntity> {
  const entry = await manager.findOneBy(SpeakerEntryEntity, { id, meetingId, state: 'waiting' });
  if (entry === null) throw new DomainError('speakerEntry.notFound');
  return entry;
}

/** A new speech ends the one before. */
async function call(manager: EntityManager, { id, meetingId }: SpeakerEntryEntity): Promise<void> {
  await finish(manager, meetingId);
  await manager.update(SpeakerEntryEntity, { id }, { state: 'speaking', calledAt: new Date() });
}

async function finish(manager: EntityManager, meetingId: string): Promise<void> {
  await manager.update(SpeakerEntryEntity, { meetingId, state: 'speaking' }, { state: 'heard' });
}

/** At the end of the queue; a hand that is up already stays where it is. */
async function insertHand(
  manager: EntityManager,
  meetingId: string,
  attendeeId: string,
): Promise<void> {
  await manager.query(
    `insert into speaker_entry (meeting_id, attendee_id, position)
     select $1, $2, coalesce(max(position), 0) + 1 from speaker_entry where meeting_id = $1
     on conflict (attendee_id) where state = 'waiting' do nothing`,
    [meetingId, attendeeId],
  );
}
