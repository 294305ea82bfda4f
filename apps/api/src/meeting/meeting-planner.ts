import { Injectable } from '@nestjs/common';
import {
  defaultMeetingTitle,
  DomainError,
  type AgendaTemplateItem,
  type createMeetingSchema,
} from '@quartiersforum/domain';
import type { EntityManager } from 'typeorm';
import type * as z from 'zod';
import { BodyEntity } from '../network/body.entity';
import { AgendaItemEntity } from './agenda-item.entity';
import { MeetingEntity } from './meeting.entity';
import { MeetingSeriesEntity } from './meeting-series.entity';

type NewMeeting = z.output<typeof createMeetingSchema>;
type Draft = Pick<
  MeetingEntity,
  'seriesId' | 'bodyId' | 'kind' | 'title' | 'durationMinutes' | 'place' | 'description'
> & { readonly template: readonly AgendaTemplateItem[] };

/** Makes a meeting and its first agenda inside a transaction of somebody else: a request, or the example. Asks for no permission. */
@Injectable()
export class MeetingPlanner {
  /** The id of the new meeting, a draft. Throws `request.invalid` for a series or body that is not known. */
  async create(manager: EntityManager, input: NewMeeting, leadAccountId: string): Promise<string> {
    const { template, ...draft } =
      'seriesId' in input ? await ofSeries(manager, input) : await ofBody(manager, input);
    const { id } = await manager.save(
      manager.create(MeetingEntity, {
        ...draft,
        startsAt: new Date(input.startsAt),
        leadAccountId,
        createdBy: leadAccountId,
      }),
    );
    await manager.insert(
      AgendaItemEntity,
      template.map((item, position) => ({ ...item, meetingId: id, position, isStanding: true })),
    );
    return id;
  }
}

async function ofSeries(
  manager: EntityManager,
  input: Extract<NewMeeting, { seriesId: string }>,
): Promise<Draft> {
  const series = await manager.findOneBy(MeetingSeriesEntity, { id: input.seriesId });
  if (series === null) throw unknown('seriesId');
  return {
    seriesId: series.id,
    bodyId: series.bodyId,
    kind: series.kind,
    title: input.title ?? defaultMeetingTitle(series, input.startsAt),
    durationMinutes: input.durationMinutes ?? series.durationMinutes,
    place: input.place ?? series.place,
    description: '',
    template: series.template,
  };
}

async function ofBody(
  manager: EntityManager,
  {
    bodyId,
    kind,
    title,
    durationMinutes,
    place,
    description,
  }: Extract<NewMeeting, { bodyId: string }>,
): Promise<Draft> {
  if (!(await manager.existsBy(BodyEntity, { id: bodyId }))) throw unknown('bodyId');
  return {
    seriesId: null,
    bodyId,
    kind,
    title,
    durationMinutes,
    place,
    description,
    template: [],
  };
}

function unknown(path: string): DomainError {
  return new DomainError('request.invalid', { fields: [{ path, message: 'is not known' }] });
}
