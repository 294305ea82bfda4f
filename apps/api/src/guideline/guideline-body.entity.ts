import { Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { BodyEntity } from '../network/body.entity';
import { GuidelineEntity } from './guideline.entity';

/** That the members of a body write a guideline. */
@Entity()
export class GuidelineBodyEntity {
  @PrimaryColumn('uuid')
  guidelineId: string;

  @PrimaryColumn('uuid')
  @Index()
  bodyId: string;

  @ManyToOne(() => GuidelineEntity, (guideline) => guideline.circle)
  @JoinColumn()
  guideline: Relation<GuidelineEntity>;

  @ManyToOne(() => BodyEntity)
  @JoinColumn()
  body: Relation<BodyEntity>;
}
