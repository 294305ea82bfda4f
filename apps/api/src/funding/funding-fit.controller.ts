import { Controller, Get, Query } from '@nestjs/common';
import {
  type FundingFit,
  fundingFitListSchema,
  type List,
  type Page,
  pageSchema,
} from '@quartiersforum/domain';
import type { Actor } from '../core/access/actor';
import { CurrentActor, Route } from '../core/http/route';
import { FundingFitService } from './funding-fit.service';

@Controller('funding-fit')
export class FundingFitController {
  constructor(private readonly fits: FundingFitService) {}

  @Get()
  @Route({ access: 'fundingFit.list', answer: fundingFitListSchema })
  list(
    @CurrentActor() actor: Actor,
    @Query({ schema: pageSchema }) page: Page,
  ): Promise<List<FundingFit>> {
    return this.fits.list(actor, page);
  }
}
