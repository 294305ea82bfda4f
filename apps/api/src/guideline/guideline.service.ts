import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import {
  allowedStates,
  DomainError,
  guidelineRelation,
  guidelineStateSchema,
  isAllowed,
  nextGuidelineState,
  roles,
  roomName,
  type createGuidelineSchema,
  type Guideline,
  type guidelineEvents,
  type GuidelineState,
  type List,
  type Page,
} from '@quartiersforum/domain';
import { In, type Repository } from 'typeorm';
import type * as z from 'zod';
import type { Actor } from '../core/access/actor';
import { requirePermission } from '../core/access/require';
import { DocumentService } from '../document/document.service';
import { MembershipReader } from '../network/membership-reader';
import { Publisher } from '../realtime/publisher';
import { GuidelineEntity, toGuideline } from './guideline.entity';
import { findGuidelineIds } from './guideline.queries';
import { GuidelineWriter } from './guideline-writer';

const circleRelation = { circle: { body: true } } as const;

/**
 * Leitlinien: a row with a state and a circle; the text is a document. A newcomer would look here for who may write: the permission
 * table says it, and the document's socket asks `GuidelineAccess` at each message.
 */
@Injectable()
export class GuidelineService {
  constructor(
    @InjectRepository(GuidelineEntity)
    private readonly guidelines: Repository<GuidelineEntity>,
    private readonly documents: DocumentService,
    private readonly memberships: MembershipReader,
    private readonly writer: GuidelineWriter,
    private readonly publisher: Publisher,
  ) {}

  /** Four queries, however many there are. */
  async list(actor: Actor, page: Page): Promise<List<Guideline>> {
    requirePermission(actor, 'guideline.list');
    const states = readableStates(actor);
    const { ids, total } = await findGuidelineIds(this.guidelines.manager, states, page);
    const entities = await this.guidelines.find({
      where: { id: In(ids) },
      relations: circleRelation,
    });
    const guidelines = await this.view(actor, entities);
    const items = ids.flatMap((id) => guidelines.find((guideline) => guideline.id === id) ?? []);
    return { items, total };
  }

  /** Throws `guideline.notFound` also when it is there and not for this person. */
  async read(actor: Actor, id: string): Promise<Guideline> {
    requirePermission(actor, 'guideline.list');
    const entity = await this.guidelines.findOne({
      where: { id, state: In(readableStates(actor)) },
      relations: circleRelation,
    });
    const [guideline] = entity === null ? [] : await this.view(actor, [entity]);
    if (guideline === undefined) throw new DomainError('guideline.notFound');
    return guideline;
  }

  /** Throws `request.invalid` for a body that is not known. */
  async create(actor: Actor, input: z.output<typeof createGuidelineSchema>): Promise<Guideline> {
    requirePermission(actor, 'guideline.create');
    const id = await this.guidelines.manager.transaction((manager) =>
      this.writer.create(manager, { ...input, createdBy: actor.accountId }),
    );
    await this.announce('guideline.created', id, 'drafting');
    return this.read(actor, id);
  }

  /**
   * Freezes the text that the server has at this moment; whoever types meanwhile is refused from the same moment on. Throws
   * `guideline.notFound`, `guideline.transitionRefused`.
   */
  async adopt(actor: Actor, id: string): Promise<Guideline> {
    requirePermission(actor, 'guideline.adopt', { state: 'drafting' });
    await this.guidelines.manager.transaction(async (manager) => {
      const guideline = await manager.findOne(GuidelineEntity, {
        where: { id },
        lock: { mode: 'pessimistic_write' },
      });
      if (guideline === null) throw new DomainError('guideline.notFound');
      guideline.state = nextGuidelineState(guideline.state, 'adopt');
      const { hash } = await this.documents.freeze(manager, guideline.documentId, {
        name: 'Beschlossene Fassung',
        accountId: actor.accountId,
      });
      guideline.contentHash = hash;
      guideline.adoptedBy = actor.accountId;
      guideline.adoptedAt = new Date();
      await manager.save(guideline);
    });
    await this.announce('guideline.adopted', id, 'adopted');
    return this.read(actor, id);
  }

  /** To everybody who may read the guideline in this state; an id is all that leaves. */
  private async announce(
    event: keyof typeof guidelineEvents,
    guidelineId: string,
    state: GuidelineState,
  ): Promise<void> {
    const readers = roles.filter((role) => isAllowed('guideline.read', { role, state }));
    await this.publisher.publish(readers.map(roomName.role), event, { guidelineId });
  }

  private async view(actor: Actor, entities: readonly GuidelineEntity[]): Promise<Guideline[]> {
    const { memberships, today } = await this.memberships.of(actor);
    const changes = await this.documents.changedAt(entities.map(({ documentId }) => documentId));
    return entities.map((entity) =>
      toGuideline(entity, {
        relation: guidelineRelation(
          entity.circle.map(({ bodyId }) => bodyId),
          memberships,
          today,
        ),
        textChangedAt: changes.get(entity.documentId) ?? null,
      }),
    );
  }
}

function readableStates({ role }: Actor): GuidelineState[] {
  return allowedStates('guideline.read', role, guidelineStateSchema.options);
}
