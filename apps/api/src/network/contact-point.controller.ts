import { Controller, Get, Param, Query } from '@nestjs/common';
import {
  contactPointFilterSchema,
  contactPointListSchema,
  contactPointSchema,
  type ContactPoint,
  type ContactPointList,
} from '@quartiersforum/domain';
import * as z from 'zod';
import type { Actor } from '../core/access/actor';
import { CurrentActor, Route } from '../core/http/route';
import { ContactPointService } from './contact-point.service';

@Controller('contact-points')
export class ContactPointController {
  constructor(private readonly contactPoints: ContactPointService) {}

  @Get()
  @Route({ access: 'contactPoint.list', answer: contactPointListSchema })
  list(
    @CurrentActor() actor: Actor,
    @Query({ schema: contactPointFilterSchema }) filter: z.output<typeof contactPointFilterSchema>,
  ): Promise<ContactPointList> {
    return this.contactPoints.list(actor, filter);
  }

  @Get(':id')
  @Route({
    access: 'contactPoint.read',
    answer: contactPointSchema,
    problems: ['contactPoint.notFound'],
  })
  read(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
  ): Promise<ContactPoint> {
    return this.contactPoints.read(actor, id);
  }
}
