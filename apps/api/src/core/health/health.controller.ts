import { Controller, Get } from '@nestjs/common';
import { DomainError } from '@quartiersforum/domain';
import { DataSource } from 'typeorm';
import * as z from 'zod';
import { Lifecycle } from '../lifecycle/lifecycle';
import { Route } from '../http/route';

const liveSchema = z.object({ status: z.literal('live') }).meta({ id: 'Live' });
const readySchema = z
  .object({ status: z.literal('ready'), bootId: z.uuid().describe('Differs after each start') })
  .meta({ id: 'Ready' });

/** Whether the process runs, and whether it can serve: 503 while it starts or stops or has no database. */
@Controller('health')
export class HealthController {
  constructor(
    private readonly lifecycle: Lifecycle,
    private readonly dataSource: DataSource,
  ) {}

  @Get('live')
  @Route({ access: 'public', answer: liveSchema })
  live(): z.infer<typeof liveSchema> {
    return { status: 'live' };
  }

  @Get('ready')
  @Route({ access: 'public', answer: readySchema, problems: ['server.unavailable'] })
  async ready(): Promise<z.infer<typeof readySchema>> {
    if (this.lifecycle.state !== 'ready') throw new DomainError('server.unavailable');
    await this.dataSource.query('select 1');
    return { status: 'ready', bootId: this.lifecycle.bootId };
  }
}
