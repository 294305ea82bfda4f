import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { Injectable } from '@nestjs/common';
import {
  addDays,
  cancelledDays,
  type CalendarFeedScope,
  DomainError,
  networkDay,
  networkInstant,
  pastDays,
} from '@quartiersforum/domain';
import { DataSource } from 'typeorm';
import { calendarFile } from '../core/calendar-file/calendar-file';
import { PublicAddress } from '../core/http/public-address';
import { NetworkClock } from '../network/network-clock';
import { toCalendarFileEvent } from './calendar-events';
import { type FoundFeed, findFeed, noteFetch } from './calendar-feed.queries';
import { feedNames } from './calendar-texts';
import { type CalendarQuestion, findEntries, fingerprintOf } from './calendar.queries';
import { CalendarService } from './calendar.service';
import { FeedLimits } from './feed-limits';
import { hashFeedToken } from './feed-token';

/** Raise it when the same entries are written in another way, so that calendars fetch them again. */
const formatVersion = 1;
/** How long subscribers may wait, if they listen. */
const refreshAfter = 'PT1H';

/** What a feed says: packing it takes longer than anything else about a fetch, so it is remembered packed as well. */
export interface FeedText {
  readonly plain: string;
  readonly gzipped: Buffer;
}

/** What a feed holds, before it is written down. */
export interface OpenFeed {
  readonly entityTag: string;
  /** Since when it holds that. */
  readonly changedAt: Date;
  write(): Promise<FeedText>;
}

const pack = promisify<string, Buffer>(gzip);

/** Characters of all texts that a node remembers, and feeds of which it knows what they held at a snapshot. */
const mostRemembered = 16_000_000;
const mostFeeds = 10_000;

interface Asked {
  readonly today: string;
  readonly sight: readonly unknown[];
  readonly question: CalendarQuestion;
}

type ScopeQuestion = Pick<CalendarQuestion, 'kinds' | 'isMine'>;
const scopes: Readonly<Record<CalendarFeedScope, ScopeQuestion>> = {
  all: {},
  fittingDeadlines: { kinds: ['deadline'], isMine: true },
  myMeetings: { kinds: ['meeting'], isMine: true },
};

/**
 * Answers calendars that come with nothing but an address. Whoever the feed belongs to is looked up at each fetch with the rights of
 * that moment. What was written is remembered by a fingerprint of everything in it, and the database is asked for that each time, unless it
 * says that nobody has written anything since it was asked last.
 */
@Injectable()
export class FeedReader {
  /** By entity tag, which names all that a text follows from; the oldest first. */
  private readonly written = new Map<string, FeedText>();
  /** By feed: the fingerprint on a day, at a snapshot of the whole database. */
  private readonly seen = new Map<string, { readonly at: string; readonly fingerprint: string }>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: NetworkClock,
    private readonly address: PublicAddress,
    private readonly calendar: CalendarService,
    private readonly limits: FeedLimits,
  ) {}

  /** Throws `calendarFeed.notFound` (also for a disabled account), `calendarFeed.revoked`, `request.rateLimited`. */
  async open(token: string, remoteAddress: string | undefined): Promise<OpenFeed> {
    const feed = await this.limits.attempt(remoteAddress, () => this.find(token));
    await this.limits.fetched(feed.id);
    const now = this.clock.now();
    const today = networkDay(now);
    const fingerprint = await this.fingerprint(feed, today);
    const entityTag = this.entityTag(feed, fingerprint);
    return {
      entityTag,
      changedAt: await this.note(feed, fingerprint, now),
      write: async () =>
        this.written.get(entityTag) ?? this.write(feed, fingerprint, await this.asked(feed, today)),
    };
  }

  /** What is said for a later day holds from that day on, without any row being another one: hence the day. */
  private async fingerprint(feed: FoundFeed, today: string): Promise<string> {
    const at = feed.snapshot === null ? null : `${today} ${feed.snapshot}`;
    const seen = this.seen.get(feed.id);
    if (at !== null && seen?.at === at) return seen.fingerprint;
    const { sight, question } = await this.asked(feed, today);
    const fingerprint = `${today} ${await fingerprintOf(this.dataSource.manager, sight, question)}`;
    if (this.seen.size >= mostFeeds) this.seen.clear();
    if (at !== null) this.seen.set(feed.id, { at, fingerprint });
    return fingerprint;
  }

  private async asked(feed: FoundFeed, today: string): Promise<Asked> {
    const sight = await this.calendar.sightOf(feed, today);
    const from = addDays(today, -pastDays);
    const question = { ...scopes[feed.scope], from, goneSince: goneSince(feed, today) };
    return { today, sight, question };
  }

  /** Remembered only if it is what the fingerprint was taken of: a right that was lost in between must not come back with it. */
  private async write(
    feed: FoundFeed,
    fingerprint: string,
    { today, sight, question }: Asked,
  ): Promise<FeedText> {
    const { rows, isSame } = await this.dataSource.transaction(
      'REPEATABLE READ',
      async (manager) => ({
        rows: await findEntries(manager, sight, question),
        isSame: `${today} ${await fingerprintOf(manager, sight, question)}` === fingerprint,
      }),
    );
    const context = { today, publicUrl: this.address.url };
    const plain = calendarFile({
      name: feed.label === '' ? feedNames[feed.scope] : feed.label,
      refreshAfter,
      events: rows.map((row) => toCalendarFileEvent(row, context)),
    });
    const text = { plain, gzipped: await pack(plain) };
    if (isSame) this.remember(this.entityTag(feed, fingerprint), text);
    return text;
  }

  private remember(entityTag: string, text: FeedText): void {
    this.written.set(entityTag, text);
    let length = [...this.written.values()].reduce((sum, { plain }) => sum + plain.length, 0);
    for (const [tag, one] of this.written) {
      if (length <= mostRemembered) return;
      this.written.delete(tag);
      length -= one.plain.length;
    }
  }

  private async find(token: string): Promise<FoundFeed> {
    const hash = hashFeedToken(token);
    const feed = hash === null ? undefined : await findFeed(this.dataSource.manager, hash);
    if (feed === 'revoked') throw new DomainError('calendarFeed.revoked');
    if (feed === undefined || feed.isDisabled) throw new DomainError('calendarFeed.notFound');
    return feed;
  }

  /** Written only when there is news, or an hour later: a fetch is mostly a question. */
  private async note(feed: FoundFeed, fingerprint: string, now: Date): Promise<Date> {
    const { lastFetchedAt } = feed;
    const changedAt =
      feed.fingerprint === fingerprint && feed.changedAt !== null ? feed.changedAt : now;
    const isNewHour =
      lastFetchedAt === null || now.getTime() - lastFetchedAt.getTime() >= 3_600_000;
    if (changedAt === now || isNewHour)
      await noteFetch(this.dataSource.manager, feed.id, { fingerprint, changedAt, fetchedAt: now });
    return changedAt;
  }

  private entityTag({ scope, label }: FoundFeed, fingerprint: string): string {
    const parts = [formatVersion, this.address.url, scope, label, fingerprint];
    return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 27);
  }
}

/** What was taken back is said for a while, and only to calendars that had it. */
function goneSince({ createdAt }: FoundFeed, today: string): Date {
  const earliest = new Date(networkInstant(addDays(today, -cancelledDays), '00:00'));
  return createdAt > earliest ? createdAt : earliest;
}
