import {
  agendaTimes,
  isAllowed,
  type AgendaItem,
  type Meeting,
  type MeetingSummary,
} from '@quartiersforum/domain';
import type { Actor } from '../core/access/actor';
import type { AgendaItemEntity } from './agenda-item.entity';
import type { MeetingRow, SummaryRow } from './meeting.queries';

export function toMeetingSummary(
  row: SummaryRow,
  minutes: MeetingSummary['minutes'],
): MeetingSummary {
  return {
    id: row.id,
    title: row.title,
    kind: row.kind,
    state: row.state,
    series: row.series,
    body: row.body,
    startsAt: row.startsAt.toISOString(),
    durationMinutes: row.durationMinutes,
    place: row.place,
    relation: row.relation,
    answer: row.answer,
    minutes,
  };
}

/** What a meeting shows that is not in its row. */
export interface MeetingParts {
  readonly agenda: readonly AgendaItemEntity[];
  readonly minutes: MeetingSummary['minutes'];
  readonly holiday: string | null;
}

/** The meeting as this person may see it: notes, answers and some items are only for those who lead it. */
export function toMeeting(
  row: MeetingRow,
  { role }: Actor,
  { agenda, minutes, holiday }: MeetingParts,
): Meeting {
  const situation = { role, relation: row.relation, state: row.state };
  return {
    ...toMeetingSummary(row, minutes),
    version: row.version,
    agendaVersion: row.agendaVersion,
    description: row.description,
    lead: row.lead,
    writers: [...row.writers],
    holiday,
    cancelReason: row.cancelReason,
    startedAt: row.startedAt?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
    agenda: toAgenda(row, agenda, isAllowed('agenda.update', situation)),
    answers: isAllowed('meetingInvitation.list', situation) ? row.answers : null,
  };
}

/** Start times count every item, also those that are not shown. */
function toAgenda(
  row: MeetingRow,
  items: readonly AgendaItemEntity[],
  isLead: boolean,
): AgendaItem[] {
  const { startsAt, durationMinutes } = row;
  const { starts } = agendaTimes({ startsAt: startsAt.toISOString(), durationMinutes }, items);
  return items.flatMap((item, index) =>
    item.visibility === 'all' || isLead ? toAgendaItem(item, starts[index] ?? '', isLead) : [],
  );
}

function toAgendaItem(entity: AgendaItemEntity, plannedStart: string, isLead: boolean): AgendaItem {
  return {
    id: entity.id,
    version: entity.version,
    kind: entity.kind,
    title: entity.title,
    description: entity.description,
    presenter: entity.presenter,
    durationMinutes: entity.durationMinutes,
    visibility: entity.visibility,
    moderatorNotes: isLead ? entity.moderatorNotes : null,
    state: entity.state,
    plannedStart,
    spentSeconds: entity.spentSeconds,
    topicId: entity.topicId,
  };
}
