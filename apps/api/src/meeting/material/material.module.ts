import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { MeetingModule } from '../meeting.module';
import { MaterialAccess } from './material-access';
import { MaterialController } from './material.controller';
import { MaterialEntity } from './material.entity';
import { MaterialService } from './material.service';
import { MaterialTidying } from './material-tidying';
import { MaterialUpload } from './material-upload';

@Module({
  imports: [TypeOrmModule.forFeature([MaterialEntity]), MeetingModule],
  controllers: [MaterialController],
  providers: [MaterialService, MaterialUpload, MaterialAccess, MaterialTidying],
})
export class MaterialModule {}
