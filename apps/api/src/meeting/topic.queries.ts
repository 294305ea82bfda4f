import {
  isAllowed,
  type Name,
  type Topic,
  type topicFilterSchema,
  type TopicState,
} from '@quartiersforum/domain';
import type { EntityManager } from 'typeorm';
import type * as z from 'zod';
import type { Actor } from '../core/access/actor';
import { seriesMembership } from './meeting-series.queries';
import { askerValues } from './meeting-standing.queries';

type TopicRelation = 'self' | 'participant' | 'outsider';

/** A topic, and how the asker stands to it. */
export interface TopicRow {
  readonly id: string;
  readonly version: number;
  readonly series: Name;
  readonly title: string;
  readonly description: string;
  readonly state: TopicState;
  readonly author: Name | null;
  readonly relation: TopicRelation;
  readonly carriedFrom: Name | null;
  readonly createdAt: Date;
}

const columns = `topic.id, topic.version, topic.title, topic.description, topic.state, standing.relation,
  json_build_object('id', series.id, 'name', series.name) as series,
  (select json_build_object('id', account.id, 'name', person.name) from account
    join person on person.id = account.person_id where account.id = topic.author_account_id) as author,
  (select json_build_object('id', meeting.id, 'name', meeting.title) from meeting
    where meeting.id = topic.carried_from_id) as "carriedFrom", topic.created_at as "createdAt"`;

/** How the asker (`$1` to `$5` as in `relationColumn`) stands to `topic`. */
const tables = `topic join meeting_series as series on series.id = topic.series_id
  cross join lateral (select case when topic.author_account_id = $1 then 'self'
    when ${seriesMembership} then 'participant' else 'outsider' end as relation) as standing`;

/** A page of the topics that the asker may read, the one that has waited longest first. Two queries. */
export async function findTopics(
  manager: EntityManager,
  actor: Actor,
  today: string,
  filter: z.output<typeof topicFilterSchema>,
): Promise<{ readonly rows: readonly TopicRow[]; readonly total: number }> {
  const readable = (['self', 'participant', 'outsider'] as const).filter((relation) =>
    isAllowed('topic.read', { role: actor.role, relation }),
  );
  const matches = `standing.relation = any($6) and ($7::uuid is null or topic.series_id = $7)
    and ($8::text is null or topic.state = $8)`;
  const values = [
    ...askerValues(actor, today),
    readable,
    filter.seriesId ?? null,
    filter.state ?? null,
  ];
  const counts: { total: number }[] = await manager.query(
    `select count(*)::int as total from ${tables} where ${matches}`,
    values,
  );
  const rows: TopicRow[] = await manager.query(
    `select ${columns} from ${tables} where ${matches}
     order by topic.created_at, topic.id limit $9 offset $10`,
    [...values, filter.limit, filter.offset],
  );
  return { rows, total: counts[0]?.total ?? 0 };
}

/** One topic with how the asker stands to it, whether they may read it or not. */
export async function findTopic(
  manager: EntityManager,
  actor: Actor,
  today: string,
  id: string,
): Promise<TopicRow | undefined> {
  const rows: TopicRow[] = await manager.query(
    `select ${columns} from ${tables} where topic.id = $6`,
    [...askerValues(actor, today), id],
  );
  return rows[0];
}

export function toTopic(row: TopicRow): Topic {
  return {
    id: row.id,
    version: row.version,
    series: row.series,
    title: row.title,
    description: row.description,
    state: row.state,
    author: row.author,
    relation: row.relation === 'self' ? 'self' : 'participant',
    carriedFrom: row.carriedFrom,
    createdAt: row.createdAt.toISOString(),
  };
}
