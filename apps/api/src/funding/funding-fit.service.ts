import { Injectable } from '@nestjs/common';
import {
  type ApplicantKind,
  closestCalls,
  fitUntil,
  type FundingFit,
  isAllowed,
  type JudgedCall,
  type List,
  networkDay,
  type Page,
} from '@quartiersforum/domain';
import { DataSource } from 'typeorm';
import type { Actor } from '../core/access/actor';
import { requirePermission } from '../core/access/require';
import { NetworkClock } from '../network/network-clock';
import { findApplicant } from './applicant.queries';
import { CallsInSight, type SightedCall } from './calls-in-sight';
import { type EndingContactPoint, findEndingContactPoints } from './funding-fit.queries';

/** How many calls are named for one contact point: what is in time first, then what is closest to it. */
const callsNamed = 20;

/**
 * Which calls are still in time for the contact points whose funding ends, and which are not and why. The judgement is the domain's; here
 * is only who sees what.
 */
@Injectable()
export class FundingFitService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: NetworkClock,
    private readonly callsInSight: CallsInSight,
  ) {}

  /** Of all contact points for those who see every interest, of their own for everybody else; three queries, however many there are. */
  async list(actor: Actor, page: Page): Promise<List<FundingFit>> {
    requirePermission(actor, 'fundingFit.list');
    const { manager } = this.dataSource;
    const now = this.clock.now();
    const today = networkDay(now);
    const seesAll = isAllowed('interest.read', { role: actor.role, state: 'city' });
    const { organisationIds } = await findApplicant(manager, actor);
    const { rows, total } = await findEndingContactPoints(manager, {
      from: today,
      until: fitUntil(today),
      organisationIds: seesAll ? null : organisationIds,
      contactPointId: actor.contactPointId,
      ...page,
    });
    const calls = await this.callsInSight.at(now);
    const closest = judgeOf(calls);
    return { items: rows.map((row) => toFundingFit(row, closest)), total };
  }
}

type Judge = (
  kinds: readonly ApplicantKind[],
  endsOn: string,
) => readonly JudgedCall<SightedCall>[];

/** Looks at the calls once for all contact points whose Träger are of the same kinds. */
function judgeOf(calls: readonly SightedCall[]): Judge {
  const judges = new Map<string, ReturnType<typeof closestCalls<SightedCall>>>();
  return (kinds, endsOn) => {
    const key = [...kinds].sort().join();
    const judge = judges.get(key) ?? closestCalls(calls, kinds);
    judges.set(key, judge);
    return judge(endsOn, callsNamed);
  };
}

function toFundingFit(
  { id, name, endsOn, printedEnd, kinds }: EndingContactPoint,
  closest: Judge,
): FundingFit {
  const judged = closest(kinds, endsOn);
  return {
    contactPoint: { id, name },
    endsOn,
    printedEnd,
    // What is in time comes first, so that it is named if there is any.
    hasWayOn: judged[0]?.reason === 'inTime',
    calls: judged.map(({ call, reason }) => ({
      call: { id: call.id, name: call.name },
      reason,
      deadline: call.deadline,
      earliestStart: call.earliestStart,
    })),
  };
}
