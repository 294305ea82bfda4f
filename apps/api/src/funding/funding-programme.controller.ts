import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import {
  createFundingProgrammeSchema,
  type FundingProgramme,
  fundingProgrammeListSchema,
  fundingProgrammeSchema,
  type List,
  type Page,
  pageSchema,
  updateFundingProgrammeSchema,
} from '@quartiersforum/domain';
import * as z from 'zod';
import type { Actor } from '../core/access/actor';
import { CurrentActor, Route } from '../core/http/route';
import { FundingProgrammeService } from './funding-programme.service';

@Controller('funding-programmes')
export class FundingProgrammeController {
  constructor(private readonly programmes: FundingProgrammeService) {}

  @Get()
  @Route({ access: 'fundingProgramme.list', answer: fundingProgrammeListSchema })
  list(
    @CurrentActor() actor: Actor,
    @Query({ schema: pageSchema }) page: Page,
  ): Promise<List<FundingProgramme>> {
    return this.programmes.list(actor, page);
  }

  @Post()
  @Route({ access: 'fundingProgramme.create', answer: fundingProgrammeSchema })
  create(
    @CurrentActor() actor: Actor,
    @Body({ schema: createFundingProgrammeSchema })
    input: z.output<typeof createFundingProgrammeSchema>,
  ): Promise<FundingProgramme> {
    return this.programmes.create(actor, input);
  }

  @Get(':id')
  @Route({
    access: 'fundingProgramme.list',
    answer: fundingProgrammeSchema,
    problems: ['fundingProgramme.notFound'],
  })
  read(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
  ): Promise<FundingProgramme> {
    return this.programmes.read(actor, id);
  }

  @Patch(':id')
  @Route({
    access: 'fundingProgramme.update',
    answer: fundingProgrammeSchema,
    problems: ['fundingProgramme.notFound', 'fundingProgramme.changed'],
  })
  update(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: updateFundingProgrammeSchema })
    change: z.output<typeof updateFundingProgrammeSchema>,
  ): Promise<FundingProgramme> {
    return this.programmes.update(actor, id, change);
  }
}
