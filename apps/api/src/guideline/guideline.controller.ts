import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import {
  adoptGuidelineSchema,
  createGuidelineSchema,
  guidelineListSchema,
  guidelineSchema,
  pageSchema,
  type Guideline,
  type List,
  type Page,
} from '@quartiersforum/domain';
import * as z from 'zod';
import type { Actor } from '../core/access/actor';
import { CurrentActor, Route } from '../core/http/route';
import { GuidelineService } from './guideline.service';

@Controller('guidelines')
export class GuidelineController {
  constructor(private readonly guidelines: GuidelineService) {}

  @Get()
  @Route({ access: 'guideline.list', answer: guidelineListSchema })
  list(
    @CurrentActor() actor: Actor,
    @Query({ schema: pageSchema }) page: Page,
  ): Promise<List<Guideline>> {
    return this.guidelines.list(actor, page);
  }

  @Post()
  @Route({ access: 'guideline.create', answer: guidelineSchema })
  create(
    @CurrentActor() actor: Actor,
    @Body({ schema: createGuidelineSchema }) input: z.output<typeof createGuidelineSchema>,
  ): Promise<Guideline> {
    return this.guidelines.create(actor, input);
  }

  @Get(':id')
  @Route({ access: 'guideline.read', answer: guidelineSchema, problems: ['guideline.notFound'] })
  read(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
  ): Promise<Guideline> {
    return this.guidelines.read(actor, id);
  }

  @Post(':id/adopt')
  @Route({
    access: 'guideline.adopt',
    answer: guidelineSchema,
    status: 200,
    problems: ['guideline.notFound', 'guideline.transitionRefused'],
  })
  adopt(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: adoptGuidelineSchema }) _input: z.output<typeof adoptGuidelineSchema>,
  ): Promise<Guideline> {
    return this.guidelines.adopt(actor, id);
  }
}
