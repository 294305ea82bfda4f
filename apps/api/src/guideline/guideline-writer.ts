import { Injectable } from '@nestjs/common';
import { DomainError, type createGuidelineSchema } from '@quartiersforum/domain';
import { In, type EntityManager } from 'typeorm';
import type * as z from 'zod';
import { DocumentService } from '../document/document.service';
import { BodyEntity } from '../network/body.entity';
import { GuidelineBodyEntity } from './guideline-body.entity';
import { GuidelineEntity } from './guideline.entity';
import { guidelineTemplate } from './guideline-template';

type NewGuideline = z.output<typeof createGuidelineSchema> & { readonly createdBy: string | null };

/** Makes a guideline and its first text inside a transaction of somebody else: a request, or the example. Asks for no permission. */
@Injectable()
export class GuidelineWriter {
  constructor(private readonly documents: DocumentService) {}

  /** The id of the new guideline. Throws `request.invalid` for a body that is not known. */
  async create(
    manager: EntityManager,
    { title, bodyIds, template, createdBy }: NewGuideline,
  ): Promise<string> {
    await requireBodies(manager, bodyIds);
    const documentId = await this.documents.create(manager, {
      kind: 'guideline',
      json: guidelineTemplate(template),
      accountId: createdBy,
    });
    const { id } = await manager.save(
      manager.create(GuidelineEntity, { title, documentId, createdBy }),
    );
    await manager.insert(
      GuidelineBodyEntity,
      [...new Set(bodyIds)].map((bodyId) => ({ guidelineId: id, bodyId })),
    );
    return id;
  }
}

async function requireBodies(manager: EntityManager, bodyIds: readonly string[]): Promise<void> {
  const known = await manager.find(BodyEntity, {
    select: { id: true },
    where: { id: In(bodyIds) },
  });
  const fields = bodyIds.flatMap((id, index) =>
    known.some((body) => body.id === id)
      ? []
      : [{ path: `bodyIds.${index}`, message: 'is not known' }],
  );
  if (fields.length > 0) throw new DomainError('request.invalid', { fields });
}
