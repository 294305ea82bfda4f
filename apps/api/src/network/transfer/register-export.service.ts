import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { isClosed, type RegisterFormat, registerRows } from '@quartiersforum/domain';
import { DataSource } from 'typeorm';
import type { Actor } from '../../core/access/actor';
import { requirePermission } from '../../core/access/require';
import type { FileAnswer } from '../../core/http/file-answer';
import { NetworkClock } from '../network-clock';
import { registerSightOf } from '../register-sight';
import { writeCsv } from './csv-file';
import { odsMediaType, writeOds } from './ods-file';
import { readContactPoints } from './register-state';

const formats = {
  csv: { mediaType: 'text/csv; charset=utf-8', write: writeCsv },
  ods: { mediaType: odsMediaType, write: writeOds },
} as const;

/** The register as a table that comes back by the import without changing anything. What is closed is not in it. */
@Injectable()
export class RegisterExportService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: NetworkClock,
  ) {}

  async export(actor: Actor, format: RegisterFormat): Promise<FileAnswer> {
    requirePermission(actor, 'register.export');
    const today = this.clock.today();
    const contactPoints = await readContactPoints(this.dataSource.manager, registerSightOf(actor));
    const rows = registerRows(contactPoints.filter(({ closedOn }) => !isClosed(closedOn, today)));
    const { mediaType, write } = formats[format];
    const file = write(rows);
    return {
      id: createHash('sha256').update(JSON.stringify(rows)).update(format).digest('base64url'),
      name: `Anlaufstellen ${today}.${format}`,
      mediaType,
      bytes: file.length,
      open: () => Promise.resolve(Readable.from([file])),
    };
  }
}
