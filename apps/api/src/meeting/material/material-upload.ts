import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import {
  DomainError,
  type Material,
  materialBytes,
  materialFileName,
  materialMediaTypes,
  type uploadFileSchema,
} from '@quartiersforum/domain';
import { fileTypeFromFile } from 'file-type';
import { DataSource } from 'typeorm';
import type * as z from 'zod';
import type { Actor } from '../../core/access/actor';
import { type ArrivedFile, FileArrivals } from '../../core/file-store/file-arrivals';
import { FileStore } from '../../core/file-store/file-store';
import { MaterialService } from './material.service';

type MediaType = (typeof materialMediaTypes)[number];

/**
 * How a file becomes material: it arrives on the disk, its content says what it is, a row is written that nobody is shown, the bytes go
 * into the store, the row is shown. What fails or crashes on the way leaves at most a row that nobody sees, for `MaterialTidying`.
 */
@Injectable()
export class MaterialUpload {
  constructor(
    private readonly dataSource: DataSource,
    private readonly material: MaterialService,
    private readonly arrivals: FileArrivals,
    private readonly store: FileStore,
  ) {}

  /**
   * Throws `meeting.notFound`, `access.denied`, `request.invalid` for an agenda item of elsewhere, and `material.full` before the file
   * is read; then `request.tooLarge` and `material.typeRefused`.
   */
  async add(
    actor: Actor,
    meetingId: string,
    { name, agendaItemId: itemId }: z.output<typeof uploadFileSchema>,
    body: Readable,
  ): Promise<Material> {
    const agendaItemId = itemId ?? null;
    await this.dataSource.transaction((manager) =>
      this.material.requireRoom(manager, actor, meetingId, agendaItemId),
    );
    const file = await this.arrivals.receive(body, materialBytes);
    try {
      const mediaType = await mediaTypeOf(file);
      const title = materialFileName(name, mediaType);
      const { bytes } = file;
      const row = { kind: 'file', title, mediaType, bytes, agendaItemId, arrivedAt: null } as const;
      const id = await this.material.insert(actor, meetingId, row);
      await this.store.put(id, file);
      await this.material.showArrived(meetingId, id);
      return await this.material.read(actor, id);
    } finally {
      await this.arrivals.discard(file);
    }
  }
}

/** By content alone. Macros, programs, plain archives, HTML and SVG have other types than those of the list, or none. */
async function mediaTypeOf({ path }: ArrivedFile): Promise<MediaType> {
  const found = await fileTypeFromFile(path);
  const mediaType = materialMediaTypes.find((type) => type === found?.mime);
  if (mediaType === undefined) throw new DomainError('material.typeRefused');
  return mediaType;
}
