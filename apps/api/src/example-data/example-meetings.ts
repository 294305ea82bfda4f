import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AccountEntity } from '../account/account.entity';
import { findMembers } from '../meeting/invitation/invitee.queries';
import { InvitationWriter } from '../meeting/invitation/invitation-writer';
import { MeetingAnnouncementEntity } from '../meeting/invitation/meeting-announcement.entity';
import { meetingPlan } from '../meeting/invitation/meeting-news';
import { MeetingPlanner } from '../meeting/meeting-planner';
import { MeetingSeriesEntity } from '../meeting/meeting-series.entity';
import { MeetingStates } from '../meeting/meeting-states';
import { nextDates } from '../meeting/series-dates';
import { TopicEntity } from '../meeting/topic.entity';
import { BodyEntity } from '../network/body.entity';
import { NetworkClock } from '../network/network-clock';
import { exampleSeries } from './example-series';

/** The example's series with their agendas, topics that wait, and the next Austauschtreffen, to which people are invited. */
@Injectable()
export class ExampleMeetings {
  constructor(
    private readonly clock: NetworkClock,
    private readonly planner: MeetingPlanner,
    private readonly states: MeetingStates,
    private readonly invitations: InvitationWriter,
  ) {}

  /** Needs the example's bodies and accounts. */
  async fill(manager: EntityManager): Promise<void> {
    const accountId = async (email: string) =>
      (await manager.findOneByOrFail(AccountEntity, { email })).id;
    for (const { body, topics, template, ...rest } of exampleSeries) {
      const { id: bodyId } = await manager.findOneByOrFail(BodyEntity, { name: body });
      const series = await manager.save(
        manager.create(MeetingSeriesEntity, { ...rest, bodyId, template: [...template] }),
      );
      for (const { by, ...topic } of topics)
        await manager.insert(TopicEntity, {
          ...topic,
          seriesId: series.id,
          authorAccountId: await accountId(by),
        });
      if (series.kind === 'exchange')
        await this.invite(manager, series, await accountId('koordination@example.org'));
    }
  }

  /** The next meeting of the series, led by the coordinator; the members of its body are invited. */
  private async invite(
    manager: EntityManager,
    { id: seriesId, rhythm }: MeetingSeriesEntity,
    leadAccountId: string,
  ): Promise<void> {
    const [next] = nextDates(rhythm, this.clock.now(), 1);
    if (next === undefined) return;
    const input = { seriesId, startsAt: next.toISOString(), place: 'Quartiersbüro Boy' };
    const id = await this.planner.create(manager, input, leadAccountId);
    const meeting = await this.states.apply(manager, id, 'invite');
    const told = manager.create(MeetingAnnouncementEntity, {
      ...{ meetingId: id, plan: 'fixed', sequence: 0, announcedAt: this.clock.now() },
      ...meetingPlan(meeting),
    });
    const announced = await manager.save(told);
    await this.invitations.add(manager, meeting, announced, await findMembers(manager, id));
  }
}
