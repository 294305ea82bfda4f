import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { List, OutboxMail, Page } from '@quartiersforum/domain';
import type { Repository } from 'typeorm';
import type { Actor } from '../access/actor';
import { requirePermission } from '../access/require';
import { OutboxMailEntity, toOutboxMail } from './outbox-mail.entity';

/** What has been written to whom, newest first; for the coordinator. */
@Injectable()
export class Outbox {
  constructor(
    @InjectRepository(OutboxMailEntity) private readonly mails: Repository<OutboxMailEntity>,
  ) {}

  async list(actor: Actor, page: Page): Promise<List<OutboxMail>> {
    requirePermission(actor, 'outbox.read');
    const [entities, total] = await this.mails.findAndCount({
      order: { createdAt: 'DESC', id: 'ASC' },
      take: page.limit,
      skip: page.offset,
    });
    return { items: entities.map(toOutboxMail), total };
  }
}
