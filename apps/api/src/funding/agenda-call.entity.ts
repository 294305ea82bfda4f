import { Entity, Index, PrimaryColumn, Column } from 'typeorm';

/** A call that was put on the agenda of a meeting. When the item is taken off again, the call waits again. */
@Entity()
export class AgendaCallEntity {
  @PrimaryColumn('uuid')
  meetingId: string;

  @PrimaryColumn('uuid')
  @Index()
  callId: string;

  @Column('uuid')
  @Index()
  agendaItemId: string;
}
