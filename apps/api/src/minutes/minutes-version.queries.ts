import type { MinutesState, MinutesVersion, MinutesVersionSummary } from '@quartiersforum/domain';
import type { EntityManager } from 'typeorm';

/** A version as it is stored, and by which text it is written further. */
export interface StoredVersion extends Omit<MinutesVersion, 'approvedAt' | 'content'> {
  readonly documentId: string;
  readonly approvedAt: Date;
  /** Canonical JSON of the text. */
  readonly content: string;
}

export interface NewVersion extends Omit<StoredVersion, 'meetingId'> {
  readonly minutesId: string;
  readonly approvedByAccountId: string;
  readonly words: SearchedWords;
}

/** What a search finds minutes by, most important first. */
export interface SearchedWords {
  readonly title: string;
  readonly entries: string;
  readonly text: string;
}

/** Characters of each part that are searched; PostgreSQL's index takes no more than 1 MB of different words. */
const searchedCharacters = 150_000;

const summaryColumns = `version.number, version.reason, approved_at as "approvedAt", approved_by_name as "approvedBy", hash`;

export async function insertVersion(manager: EntityManager, version: NewVersion): Promise<void> {
  const { title, entries, text } = version.words;
  await manager.query(
    `insert into minutes_version (minutes_id, number, reason, document_id, head, sections, entries, content, hash,
       approved_at, approved_by, approved_by_name, words, search)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, concat_ws(E'\\n', $13::text, $14::text, $15::text),
       setweight(to_tsvector('minutes_german', $13::text), 'A') || setweight(to_tsvector('minutes_german', $14::text), 'B')
         || setweight(to_tsvector('minutes_german', $15::text), 'C'))`,
    [
      version.minutesId,
      version.number,
      version.reason,
      version.documentId,
      JSON.stringify(version.head),
      JSON.stringify(version.sections),
      JSON.stringify(version.entries),
      version.content,
      version.hash,
      version.approvedAt,
      version.approvedByAccountId,
      version.approvedBy,
      ...[title, entries, text].map((words) => words.slice(0, searchedCharacters).toWellFormed()),
    ],
  );
}

/** Undefined when the minutes have no approved version with this number. */
export async function findVersion(
  manager: EntityManager,
  minutesId: string,
  number: number,
): Promise<StoredVersion | undefined> {
  const rows: StoredVersion[] = await manager.query(
    `select meeting_id as "meetingId", version.document_id as "documentId", ${summaryColumns}, head, sections, entries, content
     from minutes_version as version join minutes on minutes.id = version.minutes_id
     where minutes_id = $1 and version.number = $2`,
    [minutesId, number],
  );
  return rows[0];
}

/** Approved versions in passing, latest first. */
export async function findVersionSummaries(
  manager: EntityManager,
  minutesId: string,
): Promise<MinutesVersionSummary[]> {
  const rows: (Omit<MinutesVersionSummary, 'approvedAt'> & { approvedAt: Date })[] =
    await manager.query(
      `select ${summaryColumns} from minutes_version as version where minutes_id = $1 order by number desc`,
      [minutesId],
    );
  return rows.map((row) => ({ ...row, approvedAt: row.approvedAt.toISOString() }));
}

/** The minutes of these meetings, with the texts of the draft and of the latest approved version. */
export async function findMinutesOfMeetings(
  manager: EntityManager,
  meetingIds: readonly string[],
): Promise<
  readonly {
    readonly meetingId: string;
    readonly state: MinutesState;
    readonly documentId: string;
    readonly approvedNumber: number | null;
    readonly approvedDocumentId: string | null;
  }[]
> {
  return manager.query(
    `select meeting_id as "meetingId", state, minutes.document_id as "documentId", approved_number as "approvedNumber",
       version.document_id as "approvedDocumentId"
     from minutes left join minutes_version as version
       on version.minutes_id = minutes.id and version.number = minutes.approved_number
     where meeting_id = any($1)`,
    [meetingIds],
  );
}

export function toMinutesVersion({
  documentId: _documentId,
  approvedAt,
  content,
  ...version
}: StoredVersion): MinutesVersion {
  return {
    ...version,
    approvedAt: approvedAt.toISOString(),
    content: JSON.parse(content) as MinutesVersion['content'],
  };
}
