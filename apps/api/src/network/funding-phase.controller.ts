import { Body, Controller, Delete, Param, Patch, Query } from '@nestjs/common';
import {
  type FundingPhase,
  fundingPhaseSchema,
  registerVersionSchema,
  updateFundingPhaseSchema,
} from '@quartiersforum/domain';
import * as z from 'zod';
import type { Actor } from '../core/access/actor';
import { CurrentActor, Route } from '../core/http/route';
import { FundingPhaseService } from './funding-phase.service';

@Controller('funding-phases')
export class FundingPhaseController {
  constructor(private readonly phases: FundingPhaseService) {}

  @Patch(':id')
  @Route({
    access: 'fundingPhase.update',
    answer: fundingPhaseSchema,
    problems: [
      'fundingPhase.notFound',
      'fundingPhase.changed',
      'fundingPhase.contradictory',
      'fundingPhase.overlaps',
    ],
  })
  update(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: updateFundingPhaseSchema }) change: z.output<typeof updateFundingPhaseSchema>,
  ): Promise<FundingPhase> {
    return this.phases.update(actor, id, change);
  }

  @Delete(':id')
  @Route({
    access: 'fundingPhase.update',
    answer: null,
    problems: ['fundingPhase.notFound', 'fundingPhase.changed'],
  })
  remove(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Query({ schema: registerVersionSchema }) { version }: z.output<typeof registerVersionSchema>,
  ): Promise<void> {
    return this.phases.remove(actor, id, version);
  }
}
