import type { Readable } from 'node:stream';
import { Controller, Get, Post, Query, Res, type StreamableFile } from '@nestjs/common';
import {
  exportRegisterSchema,
  importRegisterSchema,
  registerFileBytes,
  type RegisterImport,
  registerImportSchema,
} from '@quartiersforum/domain';
import type { Response } from 'express';
import type * as z from 'zod';
import type { Actor } from '../../core/access/actor';
import { answerFile } from '../../core/http/file-answer';
import { CurrentActor, FileBody, Route } from '../../core/http/route';
import { RegisterExportService } from './register-export.service';
import { RegisterImportService } from './register-import.service';

@Controller()
export class RegisterTransferController {
  constructor(
    private readonly imports: RegisterImportService,
    private readonly exports: RegisterExportService,
  ) {}

  @Post('register-imports')
  @Route({
    access: 'register.import',
    body: { fileBytes: registerFileBytes },
    answer: registerImportSchema,
    limit: 'file',
    status: 200,
    problems: [
      'registerImport.typeRefused',
      'registerImport.unreadable',
      'registerImport.flawed',
      'registerImport.changed',
    ],
  })
  import(
    @CurrentActor() actor: Actor,
    @Query({ schema: importRegisterSchema }) input: z.output<typeof importRegisterSchema>,
    @FileBody() body: Readable,
  ): Promise<RegisterImport> {
    return this.imports.import(actor, input, body);
  }

  @Get('register-export')
  @Route({ access: 'register.export', answer: 'file', limit: 'file' })
  async export(
    @CurrentActor() actor: Actor,
    @Query({ schema: exportRegisterSchema }) { format }: z.output<typeof exportRegisterSchema>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile | undefined> {
    return answerFile(response, await this.exports.export(actor, format));
  }
}
