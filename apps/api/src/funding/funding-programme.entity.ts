import type { FundingProgramme } from '@quartiersforum/domain';
import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** A source of money, as the network calls it. Its invitations to apply are its calls. */
@Entity()
@Unique(['name'])
export class FundingProgrammeEntity {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('integer', { default: 1 })
  version: number;

  @Column('text')
  name: string;

  @Column('text')
  funder: string;

  @Column('text', { default: '' })
  fundingKind: string;

  @Column('text', { default: '' })
  area: string;

  @Column('text', { default: '' })
  region: string;

  @Column('text', { default: '' })
  summary: string;

  @Column('text', { nullable: true })
  url: string | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;
}

export function toFundingProgramme(entity: FundingProgrammeEntity): FundingProgramme {
  const { id, version, name, funder, fundingKind, area, region, summary, url } = entity;
  return { id, version, name, funder, fundingKind, area, region, summary, url };
}
