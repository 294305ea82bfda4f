import { Injectable } from '@nestjs/common';
import {
  type createFundingProgrammeSchema,
  DomainError,
  type FundingProgramme,
  type List,
  type Page,
  type updateFundingProgrammeSchema,
} from '@quartiersforum/domain';
import { DataSource } from 'typeorm';
import type * as z from 'zod';
import type { Actor } from '../core/access/actor';
import { requirePermission } from '../core/access/require';
import { FundingCallWriter } from './funding-call-writer';
import { FundingProgrammeEntity, toFundingProgramme } from './funding-programme.entity';

/** Programmes, as those choose them who enter a call. */
@Injectable()
export class FundingProgrammeService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly writer: FundingCallWriter,
  ) {}

  async list(actor: Actor, { limit, offset }: Page): Promise<List<FundingProgramme>> {
    requirePermission(actor, 'fundingProgramme.list');
    const [entities, total] = await this.dataSource.manager.findAndCount(FundingProgrammeEntity, {
      order: { name: 'asc', id: 'asc' },
      take: limit,
      skip: offset,
    });
    return { items: entities.map(toFundingProgramme), total };
  }

  /** Throws `request.invalid` for a name that there is already. */
  async create(
    actor: Actor,
    input: z.output<typeof createFundingProgrammeSchema>,
  ): Promise<FundingProgramme> {
    requirePermission(actor, 'fundingProgramme.create');
    const { manager } = this.dataSource;
    if (await manager.existsBy(FundingProgrammeEntity, { name: input.name })) throw nameTaken();
    return toFundingProgramme(await manager.save(manager.create(FundingProgrammeEntity, input)));
  }

  /** Throws `fundingProgramme.notFound`, `fundingProgramme.changed`, `request.invalid` for a name of another one. */
  async update(
    actor: Actor,
    id: string,
    { version, ...change }: z.output<typeof updateFundingProgrammeSchema>,
  ): Promise<FundingProgramme> {
    requirePermission(actor, 'fundingProgramme.update');
    return this.dataSource.transaction(async (manager) => {
      const programme = await manager.findOne(FundingProgrammeEntity, {
        where: { id },
        lock: { mode: 'pessimistic_write' },
      });
      if (programme === null) throw new DomainError('fundingProgramme.notFound');
      if (programme.version !== version) throw new DomainError('fundingProgramme.changed');
      const { name } = change;
      if (
        name !== undefined &&
        name !== programme.name &&
        (await manager.existsBy(FundingProgrammeEntity, { name }))
      )
        throw nameTaken();
      const sent = Object.entries(change).filter(([, value]) => value !== undefined);
      Object.assign(programme, Object.fromEntries(sent), { version: version + 1 });
      const saved = await manager.save(programme);
      await this.writer.programmeChanged(manager, id);
      return toFundingProgramme(saved);
    });
  }
}

function nameTaken(): DomainError {
  return new DomainError('request.invalid', {
    fields: [{ path: 'name', message: 'is the name of another programme' }],
  });
}
