import type { Readable } from 'node:stream';
import {
  Body,
  Controller,
  Delete,
  Get,
  Param,
  Post,
  Query,
  Res,
  type StreamableFile,
} from '@nestjs/common';
import {
  createLinkSchema,
  type List,
  type Material,
  materialBytes,
  materialListSchema,
  materialSchema,
  restoreMaterialSchema,
  uploadFileSchema,
} from '@quartiersforum/domain';
import type { Response } from 'express';
import * as z from 'zod';
import type { Actor } from '../../core/access/actor';
import { answerFile } from '../../core/http/file-answer';
import { CurrentActor, FileBody, Route } from '../../core/http/route';
import { MaterialUpload } from './material-upload';
import { MaterialService } from './material.service';

@Controller()
export class MaterialController {
  constructor(
    private readonly material: MaterialService,
    private readonly upload: MaterialUpload,
  ) {}

  @Get('meetings/:id/material')
  @Route({ access: 'meeting.read', answer: materialListSchema, problems: ['meeting.notFound'] })
  list(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) meetingId: string,
  ): Promise<List<Material>> {
    return this.material.list(actor, meetingId);
  }

  @Post('meetings/:id/material/links')
  @Route({
    access: 'material.add',
    answer: materialSchema,
    problems: ['meeting.notFound', 'material.full'],
  })
  addLink(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) meetingId: string,
    @Body({ schema: createLinkSchema }) input: z.output<typeof createLinkSchema>,
  ): Promise<Material> {
    return this.material.addLink(actor, meetingId, input);
  }

  @Post('meetings/:id/material/files')
  @Route({
    access: 'material.add',
    body: { fileBytes: materialBytes },
    answer: materialSchema,
    problems: ['meeting.notFound', 'material.full', 'material.typeRefused'],
  })
  addFile(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) meetingId: string,
    @Query({ schema: uploadFileSchema }) input: z.output<typeof uploadFileSchema>,
    @FileBody() body: Readable,
  ): Promise<Material> {
    return this.upload.add(actor, meetingId, input, body);
  }

  @Get('material/:id/file')
  @Route({ access: 'meeting.read', answer: 'file', problems: ['material.notFound'] })
  async file(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile | undefined> {
    return answerFile(response, await this.material.file(actor, id));
  }

  @Delete('material/:id')
  @Route({ access: 'material.remove', answer: null, problems: ['material.notFound'] })
  remove(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
  ): Promise<void> {
    return this.material.remove(actor, id);
  }

  @Post('material/:id/restore')
  @Route({
    access: 'material.remove',
    answer: materialSchema,
    status: 200,
    problems: ['material.notFound', 'material.full'],
  })
  restore(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: restoreMaterialSchema }) _input: z.output<typeof restoreMaterialSchema>,
  ): Promise<Material> {
    return this.material.restore(actor, id);
  }
}
