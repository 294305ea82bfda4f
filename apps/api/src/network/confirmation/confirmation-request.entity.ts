import {
  Column,
  Entity,
  JoinColumn,
  ManyToOne,
  PrimaryGeneratedColumn,
  type Relation,
  Unique,
} from 'typeorm';
import { ContactPointEntity } from '../contact-point.entity';

/** That a contact point was asked in a round whether its entry still holds; once in each, whatever happens. */
@Entity()
@Unique(['contactPointId', 'round'])
export class ConfirmationRequestEntity {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('uuid')
  contactPointId: string;

  /** As `2027-Q1`. */
  @Column('text')
  round: string;

  /** Day of the last mail; the coordinator may have sent another one. */
  @Column('date')
  askedOn: string;

  @ManyToOne(() => ContactPointEntity, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn()
  contactPoint: Relation<ContactPointEntity>;
}
