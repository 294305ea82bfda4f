import { type DynamicModule, Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { IdempotencyKeyEntity } from './http/idempotency-key.entity';
import { IdempotencyKeys } from './http/idempotency-keys';
import { Jobs } from './jobs/jobs';
import { Mail } from './mail/mail';
import { MailFollowers } from './mail/mail-followers';
import { Outbox } from './mail/outbox';
import { OutboxMailEntity } from './mail/outbox-mail.entity';
import { OutboxController } from './mail/outbox.controller';
import { Bus } from './bus/bus';
import { CONFIG, type Config } from './config/config';
import { dataSourceOptions } from './database/data-source';
import { DATABASE_URL } from './database/database-url';
import { HealthController } from './health/health.controller';
import { DiskFileStore } from './file-store/disk-file-store';
import { FileArrivals } from './file-store/file-arrivals';
import { FileStore } from './file-store/file-store';
import { S3FileStore } from './file-store/s3-file-store';
import { ALLOWED_ORIGINS, AllowedOrigins } from './http/allowed-origins';
import { OpenApi } from './http/open-api';
import { OpenApiController } from './http/open-api.controller';
import { PublicAddress } from './http/public-address';
import { RequestLimits } from './http/request-limits';
import { Lifecycle } from './lifecycle/lifecycle';
import { Log } from './log/log';
import { Metrics } from './metrics/metrics';
import { MetricsController } from './metrics/metrics.controller';
import { SecretBox } from './secret/secret-box';
import { SignedIds } from './secret/signed-ids';
import { UpgradeRouter } from './upgrade/upgrade-router';

/** What has to be there before anything else: the parsed configuration, a database that answers, and where to log. */
export interface Foundation {
  readonly config: Config;
  readonly databaseUrl: string;
  readonly log: Log;
}

/**
 * What every room stands on; it never imports one. Global, so that rooms inject `Bus`, `Log`, `Metrics` and the rest without
 * importing anything.
 */
@Global()
@Module({})
export class CoreModule {
  static forRoot({ config, databaseUrl, log }: Foundation): DynamicModule {
    const foundation = [
      { provide: CONFIG, useValue: config },
      { provide: DATABASE_URL, useValue: databaseUrl },
      { provide: Log, useValue: log },
      { provide: ALLOWED_ORIGINS, useValue: new AllowedOrigins() },
      { provide: FileStore, useFactory: () => fileStore(config, log) },
    ];
    const services = [
      Bus,
      FileArrivals,
      IdempotencyKeys,
      Jobs,
      Lifecycle,
      Mail,
      MailFollowers,
      Metrics,
      OpenApi,
      PublicAddress,
      RequestLimits,
      SecretBox,
      SignedIds,
      UpgradeRouter,
    ];
    return {
      module: CoreModule,
      imports: [
        TypeOrmModule.forRoot({
          ...dataSourceOptions(databaseUrl, []),
          autoLoadEntities: true,
          toRetry: () => false, // whoever started us is told, and may try again
        }),
        TypeOrmModule.forFeature([IdempotencyKeyEntity, OutboxMailEntity]),
      ],
      controllers: [HealthController, MetricsController, OpenApiController, OutboxController],
      providers: [...foundation, ...services, Outbox],
      exports: [...foundation.map(({ provide }) => provide), ...services],
    };
  }
}

function fileStore({ s3, dataDir }: Config, log: Log): FileStore {
  return s3 === undefined ? new DiskFileStore(dataDir, log) : new S3FileStore(s3, log);
}
