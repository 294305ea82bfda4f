import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  allowedStates,
  callPublicationSchema,
  type callStepSchema,
  type createFundingCallSchema,
  DomainError,
  everyKindOf,
  type FundingCall,
  type fundingCallFilterSchema,
  type FundingCallList,
  interestVisibilitySchema,
  isAllowed,
  nextPublication,
  type setOverrideSchema,
  type updateFundingCallSchema,
} from '@quartiersforum/domain';
import { DataSource, type EntityManager } from 'typeorm';
import type * as z from 'zod';
import type { Actor } from '../core/access/actor';
import { requirePermission } from '../core/access/require';
import { sentFields } from '../core/http/sent-fields';
import { NetworkClock } from '../network/network-clock';
import { type Applicant, findApplicant } from './applicant.queries';
import { FundingAnnouncer } from './funding-announcer';
import { FundingCallEntity } from './funding-call.entity';
import { findCall, findCallFacets, findCalls, type Sight } from './funding-call.queries';
import { toFundingCall, toFundingCallSummary } from './funding-call-view';
import { FundingCallWriter } from './funding-call-writer';
import { FundingProgrammeEntity } from './funding-programme.entity';

/**
 * Funding calls: their list, and what coordinators and those who propose them do with them.
 *
 * The one thing a newcomer would get wrong: the state of a call is nobody's column. It follows from its dates at the instant of asking;
 * the database only knows the phases that the rule has computed.
 */
@Injectable()
export class FundingCallService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: NetworkClock,
    private readonly writer: FundingCallWriter,
    private readonly announcer: FundingAnnouncer,
  ) {}

  /** Three queries, however many there are. */
  async list(
    actor: Actor,
    filter: z.output<typeof fundingCallFilterSchema>,
  ): Promise<FundingCallList> {
    requirePermission(actor, 'fundingCall.list');
    const { manager } = this.dataSource;
    const applicant = await findApplicant(manager, actor);
    const sight = sightOf(actor, applicant);
    const { isEligible, ...question } = filter;
    const now = this.clock.now();
    const { rows, total } = await findCalls(manager, sight, {
      ...question,
      now,
      ...(isEligible === true && { acceptedKinds: everyKindOf(applicant.kinds) }),
    });
    return {
      items: rows.map((row) => toFundingCallSummary(row, actor, applicant.kinds, now)),
      total,
      facets: await findCallFacets(manager, sight),
    };
  }

  /** Throws `fundingCall.notFound` also when it is there and not for this person. */
  async read(actor: Actor, id: string): Promise<FundingCall> {
    requirePermission(actor, 'fundingCall.list');
    const { manager } = this.dataSource;
    const applicant = await findApplicant(manager, actor);
    const now = this.clock.now();
    const row = await findCall(manager, sightOf(actor, applicant), id, now);
    if (row === undefined) throw new DomainError('fundingCall.notFound');
    return toFundingCall(row, actor, applicant.kinds, now);
  }

  /** Published at once by whoever may publish, proposed by everybody else. Throws `fundingProgramme.notFound`, `fundingCall.contradictory`. */
  async create(
    actor: Actor,
    input: z.output<typeof createFundingCallSchema>,
  ): Promise<FundingCall> {
    requirePermission(actor, 'fundingCall.create');
    const { programmeId, programme, deadlines, ...fields } = input;
    const mayPublish = isAllowed('fundingCall.publish', { role: actor.role });
    const id = randomUUID();
    const publication = mayPublish ? 'published' : 'proposed';
    await this.dataSource.transaction(async (manager) => {
      const call = manager.create(FundingCallEntity, {
        ...fields,
        id,
        programmeId: await findOrMakeProgramme(manager, programmeId, programme),
        publication,
        publishedAt: mayPublish ? this.clock.now() : null,
        proposedBy: actor.accountId,
        ...emptyMarks,
      });
      await this.writer.add(manager, [{ call, deadlines }]);
    });
    await this.announcer.callChanged(id, [publication], actor.accountId);
    return this.read(actor, id);
  }

  /** Throws `fundingCall.notFound`, `fundingCall.changed`, `fundingCall.contradictory`. */
  async update(
    actor: Actor,
    id: string,
    { version, deadlines, ...change }: z.output<typeof updateFundingCallSchema>,
  ): Promise<FundingCall> {
    return this.change(actor, id, version, 'fundingCall.update', async (manager, call) => {
      Object.assign(call, sentFields(change));
      await this.writer.save(manager, call, deadlines);
    });
  }

  /** Takes a proposal over. Throws `fundingCall.transitionRefused` for what is no proposal. */
  async publish(
    actor: Actor,
    id: string,
    { version }: z.output<typeof callStepSchema>,
  ): Promise<FundingCall> {
    return this.change(actor, id, version, 'fundingCall.publish', async (manager, call) => {
      call.publication = nextPublication(call.publication, 'publish');
      call.publishedAt = this.clock.now();
      await this.writer.save(manager, call);
    });
  }

  /** It is kept and seen by nobody but coordinators and whoever proposed it. */
  async withdraw(
    actor: Actor,
    id: string,
    { version }: z.output<typeof callStepSchema>,
  ): Promise<FundingCall> {
    return this.change(actor, id, version, 'fundingCall.withdraw', async (manager, call) => {
      call.publication = nextPublication(call.publication, 'withdraw');
      await this.writer.save(manager, call);
    });
  }

  /** Says that the facts were looked up now. */
  async check(
    actor: Actor,
    id: string,
    { version }: z.output<typeof callStepSchema>,
  ): Promise<FundingCall> {
    return this.change(actor, id, version, 'fundingCall.publish', async (manager, call) => {
      call.checkedAt = this.clock.now();
      call.checkedBy = actor.accountId;
      await this.writer.save(manager, call);
    });
  }

  /** Says that the computed state does not hold. Throws `request.invalid` for a replacement that is not known or the call itself. */
  async setOverride(
    actor: Actor,
    id: string,
    { version, kind, reason, since, replacedById }: z.output<typeof setOverrideSchema>,
  ): Promise<FundingCall> {
    return this.change(actor, id, version, 'fundingCall.publish', async (manager, call) => {
      const isKnown =
        replacedById === null ||
        (replacedById !== id && (await manager.existsBy(FundingCallEntity, { id: replacedById })));
      if (!isKnown)
        throw new DomainError('request.invalid', {
          fields: [{ path: 'replacedById', message: 'is not known' }],
        });
      call.overrideKind = kind;
      call.overrideReason = reason;
      call.overrideSince = since;
      call.replacedById = kind === 'replaced' ? replacedById : null;
      await this.writer.save(manager, call);
    });
  }

  /** The computed state holds again. */
  async removeOverride(
    actor: Actor,
    id: string,
    { version }: z.output<typeof callStepSchema>,
  ): Promise<FundingCall> {
    return this.change(actor, id, version, 'fundingCall.publish', async (manager, call) => {
      Object.assign(call, emptyOverride);
      await this.writer.save(manager, call);
    });
  }

  private async change(
    actor: Actor,
    id: string,
    version: number,
    permission: 'fundingCall.update' | 'fundingCall.publish' | 'fundingCall.withdraw',
    work: (manager: EntityManager, call: FundingCallEntity) => Promise<void>,
  ): Promise<FundingCall> {
    await this.read(actor, id);
    const { before, call } = await this.dataSource.transaction(async (manager) => {
      const call = await manager.findOneOrFail(FundingCallEntity, {
        where: { id },
        lock: { mode: 'pessimistic_write' },
      });
      // Asked of the locked row: a proposal that is published meanwhile is no longer its proposer's to change.
      const relation = call.proposedBy === actor.accountId ? 'self' : 'outsider';
      const before = call.publication;
      requirePermission(actor, permission, { relation, state: before });
      if (call.version !== version) throw new DomainError('fundingCall.changed');
      call.version += 1;
      await work(manager, call);
      return { before, call };
    });
    await this.announcer.callChanged(id, [before, call.publication], call.proposedBy);
    return this.read(actor, id);
  }
}

const emptyOverride = {
  overrideKind: null,
  overrideReason: null,
  overrideSince: null,
  replacedById: null,
};
const emptyMarks = { ...emptyOverride, checkedAt: null, checkedBy: null };

/** What of calls and interests this person may see, as the permission table says. */
export function sightOf(
  actor: Actor,
  { organisationIds }: Pick<Applicant, 'organisationIds'> = { organisationIds: [] },
): Sight {
  const { role, accountId } = actor;
  return {
    publications: allowedStates('fundingCall.read', role, callPublicationSchema.options),
    accountId,
    visibilities: allowedStates('interest.read', role, interestVisibilitySchema.options),
    organisationIds,
  };
}

async function findOrMakeProgramme(
  manager: EntityManager,
  id: string | undefined,
  programme: z.output<typeof createFundingCallSchema>['programme'],
): Promise<string> {
  if (id !== undefined) {
    if (!(await manager.existsBy(FundingProgrammeEntity, { id })))
      throw new DomainError('fundingProgramme.notFound');
    return id;
  }
  if (programme === undefined)
    throw new DomainError('request.invalid', {
      fields: [{ path: 'programmeId', message: 'is missing' }],
    });
  // Two who name it in the same moment make one.
  await manager
    .createQueryBuilder()
    .insert()
    .into(FundingProgrammeEntity)
    .values(programme)
    .orIgnore()
    .execute();
  return (await manager.findOneByOrFail(FundingProgrammeEntity, { name: programme.name })).id;
}
