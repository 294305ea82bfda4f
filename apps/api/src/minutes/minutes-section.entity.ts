import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** An agenda item as a section of the text, under the heading with the id `blockId`. */
@Entity()
export class MinutesSectionEntity {
  @PrimaryColumn('uuid')
  minutesId: string;

  @PrimaryColumn('uuid')
  @Index()
  agendaItemId: string;

  @Column('uuid')
  blockId: string;

  /** In the order of the text. */
  @Column('integer')
  position: number;

  /** The heading as the server has written it last; a heading that reads otherwise was edited by somebody. */
  @Column('text')
  title: string;

  /** Whether the heading is in the text; of an item that came later it is put there by a job. */
  @Column('boolean', { default: true })
  isWritten: boolean;
}
