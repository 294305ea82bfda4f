import { Injectable, type OnModuleInit } from '@nestjs/common';
import { removedMaterialDays } from '@quartiersforum/domain';
import { DataSource } from 'typeorm';
import { FileStore } from '../../core/file-store/file-store';
import { Jobs } from '../../core/jobs/jobs';

/** An upload that has not ended by then has died with its process. */
const arrivalHours = 24;

/**
 * Deletes each night for good what was removed a month ago, and what a crash left between row and file. The file goes first: when that
 * fails, the row stays and the next night tries again.
 */
@Injectable()
export class MaterialTidying implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly jobs: Jobs,
    private readonly store: FileStore,
  ) {}

  onModuleInit(): void {
    this.jobs.register('material.tidy', { cron: '47 3 * * *' }, () => this.tidy());
  }

  async tidy(): Promise<void> {
    const rows: { id: string; kind: string }[] = await this.dataSource.query(
      `select id, kind from material
        where removed_at < now() - make_interval(days => $1)
          or (arrived_at is null and added_at < now() - make_interval(hours => $2))`,
      [removedMaterialDays, arrivalHours],
    );
    for (const { id, kind } of rows) {
      if (kind === 'file') await this.store.delete(id);
      await this.dataSource.query(`delete from material where id = $1`, [id]);
    }
  }
}
