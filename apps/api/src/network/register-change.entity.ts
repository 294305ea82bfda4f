import type { RegisterReason, RegisterSnapshot, RegisterThingKind } from '@quartiersforum/domain';
import { Check, Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** One state of a thing of the register, whole, with who made it and why. Rows are added and never changed, but for the name of a person who is erased. */
@Entity()
@Unique(['kind', 'thingId', 'number'])
@Check('ck_register_change_kind', `kind in ('contactPoint', 'organisation', 'person', 'body')`)
export class RegisterChangeEntity {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('text')
  kind: RegisterThingKind;

  @Column('uuid')
  thingId: string;

  /** Counts the states of the thing from 1. Not its `version`: a phase or a confirmation is a new state of the same version. */
  @Column('integer')
  number: number;

  @Column('timestamptz')
  at: Date;

  /** No reference: a change is remembered longer than the account. */
  @Column('uuid', { nullable: true })
  accountId: string | null;

  @Column('text')
  reason: RegisterReason;

  /** Text, so that its fields stay in the order of the schema, in which they are told. */
  @Column('json')
  snapshot: RegisterSnapshot;
}
