import { Controller, Get, Query } from '@nestjs/common';
import {
  pageSchema,
  personListSchema,
  type List,
  type Page,
  type Person,
} from '@quartiersforum/domain';
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
}
