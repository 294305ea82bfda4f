import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { DomainError } from '@quartiersforum/domain';
import type { Request, Response } from 'express';
import { isFromThisMachine } from '../http/caller';
import { Route } from '../http/route';
import { Metrics } from './metrics';

/** `GET /metrics`, Prometheus text, for a collector on the same machine only. */
@ApiExcludeController()
@Controller('metrics')
export class MetricsController {
  constructor(private readonly metrics: Metrics) {}

  @Get()
  @Route({ access: 'public', answer: null, status: 200 })
  async read(@Req() request: Request, @Res() response: Response): Promise<void> {
    if (!isFromThisMachine(request)) throw new DomainError('route.notFound');
    const text = await this.metrics.registry.metrics();
    response.status(200).type(this.metrics.registry.contentType).send(text);
  }
}
