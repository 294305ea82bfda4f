import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DocumentModule } from '../document/document.module';
import { NetworkModule } from '../network/network.module';
import { RealtimeModule } from '../realtime/realtime.module';
import { GuidelineAccess } from './guideline-access';
import { GuidelineBodyEntity } from './guideline-body.entity';
import { GuidelineController } from './guideline.controller';
import { GuidelineEntity } from './guideline.entity';
import { GuidelineService } from './guideline.service';
import { GuidelineWriter } from './guideline-writer';

@Module({
  imports: [
    TypeOrmModule.forFeature([GuidelineEntity, GuidelineBodyEntity]),
    DocumentModule,
    NetworkModule,
    RealtimeModule,
  ],
  controllers: [GuidelineController],
  providers: [GuidelineService, GuidelineWriter, GuidelineAccess],
  exports: [GuidelineWriter],
})
export class GuidelineModule {}
