import { readFile } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import {
  DomainError,
  type importRegisterSchema,
  planSteps,
  registerFileBytes,
  type RegisterImport,
  type RegisterPlan,
} from '@quartiersforum/domain';
import { DataSource, type EntityManager } from 'typeorm';
import type * as z from 'zod';
import type { Actor } from '../../core/access/actor';
import { requirePermission } from '../../core/access/require';
import { FileArrivals } from '../../core/file-store/file-arrivals';
import { NetworkAnnouncer } from '../network-announcer';
import { NetworkClock } from '../network-clock';
import { RegisterHistory } from '../register-history';
import { lockRegister, planIdOf, readRegisterState } from './register-state';
import { writePlan, type Written } from './register-writer';
import { readTableFile } from './table-file';

/** More would not be read by anybody; how many there are is told. */
const mostFlaws = 500;
const mostFields = 50;

/**
 * A file against the register: first what it would change, then that and nothing else.
 *
 * The one thing a newcomer would get wrong: a plan is nowhere kept. Its id is a hash of the file and of the register as it was; whoever
 * applies it sends the file again, and when the same plan does not come out of it, somebody has changed the register meanwhile.
 */
@Injectable()
export class RegisterImportService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: NetworkClock,
    private readonly arrivals: FileArrivals,
    private readonly history: RegisterHistory,
    private readonly announcer: NetworkAnnouncer,
  ) {}

  /**
   * Without `planId` nothing is changed. Throws `request.tooLarge`, `registerImport.typeRefused`, `registerImport.unreadable`, and when
   * it shall be applied `registerImport.changed` and `registerImport.flawed`.
   */
  async import(
    actor: Actor,
    { planId, isOverlapAccepted }: z.output<typeof importRegisterSchema>,
    body: Readable,
  ): Promise<RegisterImport> {
    requirePermission(actor, 'register.import');
    const file = await this.receive(body);
    const rows = await readTableFile(file);
    const compare = async (manager: EntityManager) => {
      const register = await readRegisterState(manager, this.clock.today());
      return {
        register,
        plan: await planInSteps(rows, register, isOverlapAccepted),
        id: planIdOf(register, file, isOverlapAccepted),
      };
    };
    if (planId === undefined) {
      const { plan, id } = await compare(this.dataSource.manager);
      return toRegisterImport(plan, id, false);
    }
    const { plan, written } = await this.dataSource.transaction(async (manager) => {
      await lockRegister(manager);
      const { register, plan, id } = await compare(manager);
      if (id !== planId) throw new DomainError('registerImport.changed');
      if (plan.flaws.length > 0) throw flawed(plan);
      const written = await writePlan(manager, plan, register);
      await this.record(manager, actor, written);
      return { plan, written };
    });
    if (written.contactPoints.length > 0)
      await this.announcer.registerImported(written.contactPoints.map(({ state }) => state));
    return toRegisterImport(plan, planId, true);
  }

  private async receive(body: Readable): Promise<Buffer> {
    const file = await this.arrivals.receive(body, registerFileBytes);
    try {
      return await readFile(file.path);
    } finally {
      await this.arrivals.discard(file);
    }
  }

  private async record(
    manager: EntityManager,
    { accountId }: Actor,
    { contactPoints, organisationIds }: Written,
  ): Promise<void> {
    const reason = 'imported';
    if (organisationIds.length > 0)
      await this.history.record(manager, {
        kind: 'organisation',
        ids: organisationIds,
        reason,
        accountId,
      });
    const ids = contactPoints.map(({ id }) => id);
    if (ids.length > 0)
      await this.history.record(manager, { kind: 'contactPoint', ids, reason, accountId });
  }
}

/** A long file keeps nobody waiting: others are answered every few milliseconds. */
async function planInSteps(...question: Parameters<typeof planSteps>): Promise<RegisterPlan> {
  const steps = planSteps(...question);
  for (let since = performance.now(); ;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (performance.now() - since < 10) continue;
    await setImmediate();
    since = performance.now();
  }
}

function toRegisterImport(plan: RegisterPlan, planId: string, isApplied: boolean): RegisterImport {
  return {
    planId,
    isApplied,
    rows: plan.rows,
    changes: [...plan.changes],
    organisations: [...plan.organisations].map(([name, kind]) => ({ name, kind })),
    flaws: plan.flaws.slice(0, mostFlaws),
    flawTotal: plan.flaws.length,
  };
}

/** Names line and column of what is not understood. */
function flawed({ flaws }: RegisterPlan): DomainError {
  const fields = flaws.slice(0, mostFields).map(({ line, column, code }) => ({
    path: column === null ? String(line) : `${line}.${column}`,
    message: code,
  }));
  return new DomainError('registerImport.flawed', { fields });
}
