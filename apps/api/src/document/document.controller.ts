import { Controller, Get, Param } from '@nestjs/common';
import { type DocumentContent, documentContentSchema } from '@quartiersforum/domain';
import * as z from 'zod';
import type { Actor } from '../core/access/actor';
import { CurrentActor, Route } from '../core/http/route';
import { DocumentService } from './document.service';

@Controller('documents')
export class DocumentController {
  constructor(private readonly documents: DocumentService) {}

  @Get(':documentId/content')
  @Route({ access: 'signedIn', answer: documentContentSchema, problems: ['document.notFound'] })
  content(
    @CurrentActor() actor: Actor,
    @Param('documentId', { schema: z.uuid() }) documentId: string,
  ): Promise<DocumentContent> {
    return this.documents.contentFor(actor, documentId);
  }
}
