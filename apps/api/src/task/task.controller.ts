import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import {
  taskFilterSchema,
  taskListSchema,
  taskSchema,
  taskStateChangeSchema,
  type List,
  type Task,
} from '@quartiersforum/domain';
import * as z from 'zod';
import type { Actor } from '../core/access/actor';
import { CurrentActor, Route } from '../core/http/route';
import { TaskService } from './task.service';

@Controller('tasks')
export class TaskController {
  constructor(private readonly tasks: TaskService) {}

  @Get()
  @Route({ access: 'task.list', answer: taskListSchema })
  list(
    @CurrentActor() actor: Actor,
    @Query({ schema: taskFilterSchema }) filter: z.output<typeof taskFilterSchema>,
  ): Promise<List<Task>> {
    return this.tasks.list(actor, filter);
  }

  @Put(':id/state')
  @Route({ access: 'task.update', answer: taskSchema, problems: ['task.notFound', 'task.changed'] })
  changeState(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: taskStateChangeSchema }) input: z.output<typeof taskStateChangeSchema>,
  ): Promise<Task> {
    return this.tasks.changeState(actor, id, input);
  }
}
