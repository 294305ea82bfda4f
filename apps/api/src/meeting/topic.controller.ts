import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import {
  createTopicSchema,
  takeOverTopicSchema,
  topicFilterSchema,
  topicListSchema,
  topicSchema,
  updateTopicSchema,
  type List,
  type Topic,
} from '@quartiersforum/domain';
import * as z from 'zod';
import type { Actor } from '../core/access/actor';
import { CurrentActor, Route } from '../core/http/route';
import { TopicTakeOver } from './topic-take-over';
import { TopicService } from './topic.service';

const stepSchema = z.strictObject({});
const stepProblems = ['topic.notFound', 'topic.transitionRefused'] as const;

@Controller('topics')
export class TopicController {
  constructor(
    private readonly topics: TopicService,
    private readonly takeOvers: TopicTakeOver,
  ) {}

  @Get()
  @Route({ access: 'topic.list', answer: topicListSchema })
  list(
    @CurrentActor() actor: Actor,
    @Query({ schema: topicFilterSchema }) filter: z.output<typeof topicFilterSchema>,
  ): Promise<List<Topic>> {
    return this.topics.list(actor, filter);
  }

  @Post()
  @Route({ access: 'topic.create', answer: topicSchema, problems: ['meetingSeries.notFound'] })
  create(
    @CurrentActor() actor: Actor,
    @Body({ schema: createTopicSchema }) input: z.output<typeof createTopicSchema>,
  ): Promise<Topic> {
    return this.topics.create(actor, input);
  }

  @Patch(':id')
  @Route({
    access: 'topic.update',
    answer: topicSchema,
    problems: [...stepProblems, 'topic.changed'],
  })
  update(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: updateTopicSchema }) change: z.output<typeof updateTopicSchema>,
  ): Promise<Topic> {
    return this.topics.update(actor, id, change);
  }

  @Post(':id/withdraw')
  @Route({ access: 'topic.update', answer: topicSchema, status: 200, problems: stepProblems })
  withdraw(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: stepSchema }) _input: z.output<typeof stepSchema>,
  ): Promise<Topic> {
    return this.topics.withdraw(actor, id);
  }

  @Post(':id/close')
  @Route({ access: 'topic.takeOver', answer: topicSchema, status: 200, problems: stepProblems })
  close(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: stepSchema }) _input: z.output<typeof stepSchema>,
  ): Promise<Topic> {
    return this.topics.close(actor, id);
  }

  @Post(':id/take-over')
  @Route({
    access: 'topic.takeOver',
    answer: topicSchema,
    status: 200,
    problems: [...stepProblems, 'meeting.notFound', 'meeting.transitionRefused', 'agenda.full'],
  })
  takeOver(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: takeOverTopicSchema }) input: z.output<typeof takeOverTopicSchema>,
  ): Promise<Topic> {
    return this.takeOvers.takeOver(actor, id, input);
  }
}
