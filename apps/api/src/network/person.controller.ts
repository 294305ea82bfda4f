import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import {
  createPersonSchema,
  type List,
  type Page,
  pageSchema,
  type Person,
  personListSchema,
  personSchema,
  type RegisterChange,
  registerHistorySchema,
  updatePersonSchema,
} from '@quartiersforum/domain';
import * as z from 'zod';
import type { Actor } from '../core/access/actor';
import { CurrentActor, Route } from '../core/http/route';
import { PersonService } from './person.service';

@Controller('people')
export class PersonController {
  constructor(private readonly people: PersonService) {}

  @Get()
  @Route({ access: 'person.list', answer: personListSchema })
  list(
    @CurrentActor() actor: Actor,
    @Query({ schema: pageSchema }) page: Page,
  ): Promise<List<Person>> {
    return this.people.list(actor, page);
  }

  @Post()
  @Route({ access: 'person.create', answer: personSchema })
  create(
    @CurrentActor() actor: Actor,
    @Body({ schema: createPersonSchema }) input: z.output<typeof createPersonSchema>,
  ): Promise<Person> {
    return this.people.create(actor, input);
  }

  @Patch(':id')
  @Route({
    access: 'person.update',
    answer: personSchema,
    problems: ['person.notFound', 'person.changed'],
  })
  update(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: updatePersonSchema }) change: z.output<typeof updatePersonSchema>,
  ): Promise<Person> {
    return this.people.update(actor, id, change);
  }

  @Get(':id/history')
  @Route({ access: 'person.history', answer: registerHistorySchema, problems: ['person.notFound'] })
  history(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Query({ schema: pageSchema }) page: Page,
  ): Promise<List<RegisterChange>> {
    return this.people.changes(actor, id, page);
  }
}
