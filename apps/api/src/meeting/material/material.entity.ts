import type { Material } from '@quartiersforum/domain';
import { Check, Column, CreateDateColumn, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A file or a link that belongs to a meeting. The bytes of a file are in the file store, under the id of this row. */
@Entity()
@Check('ck_material_kind', `kind in ('file', 'link')`)
@Check('ck_material_link', `(kind = 'link') = (url is not null)`)
@Check('ck_material_file', `(kind = 'file') = (media_type is not null and bytes is not null)`)
export class MaterialEntity {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('uuid')
  @Index()
  meetingId: string;

  @Column('uuid', { nullable: true })
  @Index()
  agendaItemId: string | null;

  @Column('text')
  kind: Material['kind'];

  /** Of a file its name, already fit for every file system. */
  @Column('text')
  title: string;

  @Column('text', { nullable: true })
  url: string | null;

  @Column('text', { nullable: true })
  mediaType: Material['mediaType'];

  @Column('integer', { nullable: true })
  bytes: number | null;

  @Column('uuid', { nullable: true })
  addedBy: string | null;

  @CreateDateColumn({ type: 'timestamptz' })
  addedAt: Date;

  /** When its bytes were in the store; before that nobody is shown it. Of a link at once. */
  @Column('timestamptz', { nullable: true })
  arrivedAt: Date | null;

  @Column('timestamptz', { nullable: true })
  removedAt: Date | null;
}
