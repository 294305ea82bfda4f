import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { callPhases, deadlineEnd, matchDeadlines, requireConsistent } from '@quartiersforum/domain';
import { type EntityManager, In } from 'typeorm';
import { FundingCallEntity } from './funding-call.entity';
import { FundingCallPhaseEntity } from './funding-call-phase.entity';
import type { DeadlineInput } from './funding-call.queries';
import { FundingDeadlineEntity } from './funding-deadline.entity';

/**
 * Writes a call together with everything that follows from it: deadlines with the instant at which they end, the phases of its state,
 * and the words it is found by. Nobody else saves a call, so that these never disagree.
 */
@Injectable()
export class FundingCallWriter {
  /** New calls with their ids, in as many statements as for one. Throws `fundingCall.contradictory`. */
  async add(manager: EntityManager, added: readonly NewCall[]): Promise<void> {
    for (const { call } of added) requireConsistent(call);
    await manager.insert(
      FundingCallEntity,
      added.map(({ call }) => call),
    );
    const whole = added.map(({ call, deadlines }) => ({
      call,
      deadlines: deadlines.map((deadline) => toDeadline(call.id, deadline)),
    }));
    await manager.insert(
      FundingDeadlineEntity,
      whole.flatMap(({ deadlines }) => deadlines),
    );
    await manager.insert(
      FundingCallPhaseEntity,
      whole.flatMap(({ call, deadlines }) => phasesOf(call, deadlines)),
    );
    const ids = added.map(({ call }) => call.id);
    await renewSearchWords(manager, 'call.id = any($1)', ids);
  }

  /** `deadlines` left out keeps those that there are. Throws `fundingCall.contradictory`. */
  async save(
    manager: EntityManager,
    call: FundingCallEntity,
    deadlines?: readonly DeadlineInput[],
  ): Promise<void> {
    requireConsistent(call);
    await manager.save(call);
    if (deadlines !== undefined) await this.replaceDeadlines(manager, call.id, deadlines);
    await this.renewPhases(manager, call);
    await renewSearchWords(manager, 'call.id = any($1)', [call.id]);
  }

  /** After a programme was renamed, its calls are found by the new words. */
  async programmeChanged(manager: EntityManager, programmeId: string): Promise<void> {
    await renewSearchWords(manager, 'call.programme_id = any($1)', [programmeId]);
  }

  private async replaceDeadlines(
    manager: EntityManager,
    callId: string,
    deadlines: readonly DeadlineInput[],
  ): Promise<void> {
    const before = await manager.findBy(FundingDeadlineEntity, { callId });
    const ids = matchDeadlines(before, deadlines);
    const gone = before.filter(({ id }) => !ids.includes(id)).map(({ id }) => id);
    if (gone.length > 0) await manager.delete(FundingDeadlineEntity, { id: In(gone) });
    await manager.save(
      deadlines.map((deadline, index) =>
        manager.create(FundingDeadlineEntity, toDeadline(callId, deadline, ids[index])),
      ),
    );
  }

  private async renewPhases(manager: EntityManager, call: FundingCallEntity): Promise<void> {
    const deadlines = await manager.findBy(FundingDeadlineEntity, { callId: call.id });
    await manager.delete(FundingCallPhaseEntity, { callId: call.id });
    await manager.insert(FundingCallPhaseEntity, phasesOf(call, deadlines));
  }
}

/** A call that is not written yet, with the id it shall have. */
export interface NewCall {
  readonly call: FundingCallEntity;
  readonly deadlines: readonly DeadlineInput[];
}

function toDeadline(
  callId: string,
  deadline: DeadlineInput,
  id: string | null = null,
): FundingDeadlineEntity {
  return { ...deadline, id: id ?? randomUUID(), callId, endsAt: deadlineEnd(deadline) };
}

function phasesOf(
  call: FundingCallEntity,
  deadlines: readonly FundingDeadlineEntity[],
): FundingCallPhaseEntity[] {
  const { id, mode, opensOn, overrideKind, overrideSince } = call;
  const override =
    overrideKind === null || overrideSince === null
      ? null
      : { kind: overrideKind, since: overrideSince };
  return callPhases({ mode, opensOn, deadlines, override }).map((phase) => {
    const deadline = deadlines.find((one) => one.id === phase.deadlineId);
    return {
      ...phase,
      callId: id,
      deadlineDay: deadline?.day ?? null,
      deadlineEndsAt: deadline?.endsAt ?? null,
    };
  });
}

async function renewSearchWords(
  manager: EntityManager,
  which: string,
  ids: readonly string[],
): Promise<void> {
  await manager.query(
    `update funding_call as call set search_words = search_key(concat_ws(' ', call.title, programme.name, programme.funder,
      programme.area, programme.region, programme.summary, call.conditions))
     from funding_programme as programme where programme.id = call.programme_id and ${which}`,
    [ids],
  );
}
