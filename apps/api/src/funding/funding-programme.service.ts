import { Injectable } from '@nestjs/common';
import {
  type createFundingProgrammeSchema,
  DomainError,
  type FundingProgramme,
  type List,
  type Page,
  type updateFundingProgrammeSchema,
} from '@quartiersforum/domain';
import { DataSource, type SelectQueryBuilder } from 'typeorm';
import type * as z from 'zod';
import type { Actor } from '../core/access/actor';
import { requirePermission } from '../core/access/require';
import { sentFields } from '../core/http/sent-fields';
import { FundingAnnouncer } from './funding-announcer';
import { sightOf } from './funding-call.service';
import { FundingCallWriter } from './funding-call-writer';
import { FundingProgrammeEntity, toFundingProgramme } from './funding-programme.entity';

/** Programmes, as those choose them who enter a call. */
@Injectable()
export class FundingProgrammeService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly writer: FundingCallWriter,
    private readonly announcer: FundingAnnouncer,
  ) {}

  /** Without those that only calls name which this person may not read. */
  async list(actor: Actor, { limit, offset }: Page): Promise<List<FundingProgramme>> {
    requirePermission(actor, 'fundingProgramme.list');
    const [entities, total] = await this.visible(actor)
      .orderBy('programme.name')
      .addOrderBy('programme.id')
      .take(limit)
      .skip(offset)
      .getManyAndCount();
    return { items: entities.map(toFundingProgramme), total };
  }

  /** Throws `fundingProgramme.notFound` also when it is there and not for this person. */
  async read(actor: Actor, id: string): Promise<FundingProgramme> {
    requirePermission(actor, 'fundingProgramme.list');
    const entity = await this.visible(actor).andWhere('programme.id = :id', { id }).getOne();
    if (entity === null) throw new DomainError('fundingProgramme.notFound');
    return toFundingProgramme(entity);
  }

  /** Throws `request.invalid` for a name that there is already. */
  async create(
    actor: Actor,
    input: z.output<typeof createFundingProgrammeSchema>,
  ): Promise<FundingProgramme> {
    requirePermission(actor, 'fundingProgramme.create');
    const added = await this.dataSource
      .createQueryBuilder()
      .insert()
      .into(FundingProgrammeEntity)
      .values(input)
      .orIgnore()
      .execute();
    if ((added.raw as unknown[]).length === 0) throw nameTaken();
    const { name } = input;
    return toFundingProgramme(
      await this.dataSource.manager.findOneByOrFail(FundingProgrammeEntity, { name }),
    );
  }

  /** Throws `fundingProgramme.notFound`, `fundingProgramme.changed`, `request.invalid` for a name of another one. */
  async update(
    actor: Actor,
    id: string,
    { version, ...change }: z.output<typeof updateFundingProgrammeSchema>,
  ): Promise<FundingProgramme> {
    requirePermission(actor, 'fundingProgramme.update');
    const changed = await this.dataSource.transaction(async (manager) => {
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
      Object.assign(programme, sentFields(change), { version: version + 1 });
      const saved = await manager.save(programme);
      await this.writer.programmeChanged(manager, id);
      return toFundingProgramme(saved);
    });
    await this.announcer.programmeChanged(id);
    return changed;
  }

  private visible(actor: Actor): SelectQueryBuilder<FundingProgrammeEntity> {
    const { publications, accountId } = sightOf(actor);
    return this.dataSource.manager.createQueryBuilder(FundingProgrammeEntity, 'programme').where(
      `(not exists (select from funding_call as call where call.programme_id = programme.id)
          or exists (select from funding_call as call where call.programme_id = programme.id
            and (call.publication = any(:publications) or call.proposed_by = :accountId)))`,
      { publications, accountId },
    );
  }
}

function nameTaken(): DomainError {
  return new DomainError('request.invalid', {
    fields: [{ path: 'name', message: 'is the name of another programme' }],
  });
}
