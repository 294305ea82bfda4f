import type { Guideline, GuidelineState } from '@quartiersforum/domain';
import {
  Check,
  Column,
  CreateDateColumn,
  Entity,
  OneToMany,
  PrimaryGeneratedColumn,
  type Relation,
  Unique,
} from 'typeorm';
import { toName } from '../network/organisation.entity';
import { GuidelineBodyEntity } from './guideline-body.entity';

/** A guideline; its text is the document `documentId`. */
@Entity()
@Unique(['documentId'])
@Check('ck_guideline_state', `state in ('drafting', 'adopted')`)
@Check(
  'ck_guideline_adopted',
  `(state = 'adopted') = (adopted_at is not null and content_hash is not null)`,
)
export class GuidelineEntity {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('text')
  title: string;

  @Column('text', { default: 'drafting' })
  state: GuidelineState;

  @Column('uuid')
  documentId: string;

  @Column('uuid', { nullable: true })
  createdBy: string | null;

  @Column('uuid', { nullable: true })
  adoptedBy: string | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @Column('timestamptz', { nullable: true })
  adoptedAt: Date | null;

  /** SHA-256 of the canonical JSON at the moment of adoption, hex. */
  @Column('text', { nullable: true })
  contentHash: string | null;

  @OneToMany(() => GuidelineBodyEntity, (entry) => entry.guideline)
  circle: Relation<GuidelineBodyEntity>[];
}

/** What a guideline shows that is not in its row: how the asker stands to it, and when its text last changed. */
export interface GuidelineView {
  readonly relation: Guideline['relation'];
  readonly textChangedAt: Date | null;
}

export function toGuideline(
  entity: GuidelineEntity,
  { relation, textChangedAt }: GuidelineView,
): Guideline {
  const changes = [entity.createdAt, entity.adoptedAt, textChangedAt].filter(
    (date) => date !== null,
  );
  return {
    id: entity.id,
    title: entity.title,
    state: entity.state,
    documentId: entity.documentId,
    bodies: entity.circle
      .map(({ body }) => body)
      .sort((a, b) => a.position - b.position || a.name.localeCompare(b.name, 'de'))
      .map(toName),
    relation,
    createdAt: entity.createdAt.toISOString(),
    updatedAt: new Date(Math.max(...changes.map((date) => date.getTime()))).toISOString(),
    adoptedAt: entity.adoptedAt?.toISOString() ?? null,
    contentHash: entity.contentHash,
  };
}
