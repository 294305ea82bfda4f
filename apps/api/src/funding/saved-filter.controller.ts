import { Body, Controller, Delete, Get, Param, Patch, Post } from '@nestjs/common';
import {
  createSavedFilterSchema,
  type List,
  type SavedFilter,
  savedFilterListSchema,
  savedFilterSchema,
  updateSavedFilterSchema,
} from '@quartiersforum/domain';
import * as z from 'zod';
import type { Actor } from '../core/access/actor';
import { CurrentActor, Route } from '../core/http/route';
import { SavedFilterService } from './saved-filter.service';

@Controller('saved-filters')
export class SavedFilterController {
  constructor(private readonly filters: SavedFilterService) {}

  @Get()
  @Route({ access: 'savedFilter.list', answer: savedFilterListSchema })
  list(@CurrentActor() actor: Actor): Promise<List<SavedFilter>> {
    return this.filters.list(actor);
  }

  @Post()
  @Route({
    access: 'savedFilter.create',
    answer: savedFilterSchema,
    problems: ['savedFilter.tooMany'],
  })
  create(
    @CurrentActor() actor: Actor,
    @Body({ schema: createSavedFilterSchema }) input: z.output<typeof createSavedFilterSchema>,
  ): Promise<SavedFilter> {
    return this.filters.create(actor, input);
  }

  @Patch(':id')
  @Route({
    access: 'savedFilter.update',
    answer: savedFilterSchema,
    problems: ['savedFilter.notFound'],
  })
  update(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: updateSavedFilterSchema }) change: z.output<typeof updateSavedFilterSchema>,
  ): Promise<SavedFilter> {
    return this.filters.update(actor, id, change);
  }

  @Delete(':id')
  @Route({ access: 'savedFilter.update', answer: null, problems: ['savedFilter.notFound'] })
  remove(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
  ): Promise<void> {
    return this.filters.remove(actor, id);
  }
}
