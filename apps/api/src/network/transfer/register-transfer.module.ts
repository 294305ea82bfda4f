import { Module } from '@nestjs/common';
import { NetworkModule } from '../network.module';
import { RegisterExportService } from './register-export.service';
import { RegisterImportService } from './register-import.service';
import { RegisterTransferController } from './register-transfer.controller';

@Module({
  imports: [NetworkModule],
  controllers: [RegisterTransferController],
  providers: [RegisterImportService, RegisterExportService],
})
export class RegisterTransferModule {}
