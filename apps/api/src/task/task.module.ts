import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { NetworkModule } from '../network/network.module';
import { RealtimeModule } from '../realtime/realtime.module';
import { TaskAnnouncer } from './task-announcer';
import { TaskController } from './task.controller';
import { TaskEntity } from './task.entity';
import { TaskService } from './task.service';
import { TaskWriter } from './task-writer';

/** Tasks from approved minutes; the minutes write them through `TaskWriter` and this room knows no minutes. */
@Module({
  imports: [TypeOrmModule.forFeature([TaskEntity]), NetworkModule, RealtimeModule],
  controllers: [TaskController],
  providers: [TaskService, TaskWriter, TaskAnnouncer],
  exports: [TaskWriter, TaskAnnouncer],
})
export class TaskModule {}
