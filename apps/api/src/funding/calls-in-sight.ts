import { Injectable } from '@nestjs/common';
import { earliestStart } from '@quartiersforum/domain';
import { DataSource } from 'typeorm';
import { type CallInSight, findCallsInSight, findCallsMoment } from './funding-fit.queries';

export type SightedCall = CallInSight & { readonly earliestStart: string | null };

/**
 * The published calls that are not over, remembered until one of them changes. Reading thousands of them is most of the work of a fit.
 *
 * The one thing a newcomer would get wrong: what is remembered is never shown without asking the database first whether it still
 * holds. Every change of a call raises its version, so that the sum of all versions names what was read; and it holds only until the
 * first of the phases that were read ends.
 */
@Injectable()
export class CallsInSight {
  private remembered: {
    readonly versions: string;
    readonly from: Date;
    readonly until: Date;
    readonly calls: readonly SightedCall[];
  } | null = null;

  constructor(private readonly dataSource: DataSource) {}

  async at(now: Date): Promise<readonly SightedCall[]> {
    const { manager } = this.dataSource;
    // Asked before the calls are read: what changes in between is read again next time.
    const { versions, until } = await findCallsMoment(manager, now);
    const { remembered } = this;
    if (remembered?.versions === versions && remembered.from <= now && now < remembered.until)
      return remembered.calls;
    const calls = (await findCallsInSight(manager, now)).map((call) => ({
      ...call,
      earliestStart:
        call.deadline === null ? null : earliestStart(call.deadline, call.leadTimeWeeks),
    }));
    this.remembered = { versions, from: now, until, calls };
    return calls;
  }
}
