import type { SavedFilter, SavedQuestion } from '@quartiersforum/domain';
import { Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** A filter of the list of calls that an account keeps under a name. */
@Entity()
@Unique(['accountId', 'name'])
export class SavedFilterEntity {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('uuid')
  accountId: string;

  @Column('text')
  name: string;

  @Column('jsonb')
  question: SavedQuestion;
}

export function toSavedFilter({ id, name, question }: SavedFilterEntity): SavedFilter {
  return { id, name, question };
}
