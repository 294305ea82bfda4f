import { Injectable } from '@nestjs/common';
import {
  changesBetween,
  DomainError,
  type List,
  type Page,
  type RegisterChange,
  type RegisterReason,
  type RegisterSnapshot,
  type RegisterThingKind,
} from '@quartiersforum/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { NetworkClock } from './network-clock';
import {
  findNamesAt,
  findState,
  findStates,
  findTiesAt,
  type Ties,
} from './register-history.queries';
import { endOfDay, namedIds, withNames } from './register-past';
import { readSnapshots } from './register-snapshots';

/** Things of one kind that were changed together. */
export interface Recorded {
  readonly kind: RegisterThingKind;
  readonly ids: readonly string[];
  readonly reason: RegisterReason;
  /** Null for what nobody did who was signed in. */
  readonly accountId: string | null;
}

/**
 * The history of the register: after each change the whole state of what was changed. Whoever writes to the register calls `record` in
 * the same transaction, after writing and while holding the locks of the changed rows.
 *
 * The one thing a newcomer would get wrong: nobody compares states when they are written. What a change was is told when somebody asks,
 * from the state before it.
 */
@Injectable()
export class RegisterHistory {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: NetworkClock,
  ) {}

  /** As many statements for many things as for one. */
  async record(manager: EntityManager, { kind, ids, reason, accountId }: Recorded): Promise<void> {
    const snapshots = await readSnapshots[kind](manager, ids);
    await manager.query(
      `insert into register_change (kind, thing_id, number, at, account_id, reason, snapshot)
       select $1, state.id, 1 + coalesce(
           (select max(number) from register_change as earlier where earlier.kind = $1 and earlier.thing_id = state.id), 0),
         $2, $3, $4, state.snapshot
       from json_to_recordset($5) as state (id uuid, snapshot json)`,
      [
        kind,
        this.clock.now(),
        accountId,
        reason,
        JSON.stringify(snapshots.map((snapshot) => ({ id: snapshot.id, snapshot }))),
      ],
    );
  }

  /** What became different when and by whom, newest first. */
  async changes(kind: RegisterThingKind, id: string, page: Page): Promise<List<RegisterChange>> {
    const { rows, total } = await findStates(this.dataSource.manager, kind, id, page);
    const items = rows.map(({ number, at, by, reason, before, snapshot }) => ({
      ...{ number, at: at.toISOString(), by, reason },
      changes: before === null ? [] : changesBetween(before, snapshot),
    }));
    return { items, total };
  }

  /**
   * The state at the end of that day, things that it names under their names of that day. Throws `register.notYet` for a day before
   * the first state that is known.
   */
  async stateAsOf(kind: RegisterThingKind, id: string, day: string): Promise<RegisterSnapshot> {
    const { manager } = this.dataSource;
    const before = endOfDay(day);
    const state = await findState(manager, kind, id, before);
    if (state === null) throw new DomainError('register.notYet');
    return withNames(state, await findNamesAt(manager, namedIds(state), before));
  }

  /** What contact points and bodies said of an organisation at the end of that day. */
  tiesAsOf(organisationId: string, day: string): Promise<Ties> {
    return findTiesAt(this.dataSource.manager, organisationId, day, endOfDay(day));
  }
}
