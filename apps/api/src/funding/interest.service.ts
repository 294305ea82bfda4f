import { Injectable } from '@nestjs/common';
import {
  DomainError,
  type Interest,
  type InterestList,
  type InterestVisibility,
  isAllowed,
  type setInterestSchema,
} from '@quartiersforum/domain';
import { DataSource } from 'typeorm';
import type * as z from 'zod';
import type { Actor } from '../core/access/actor';
import { requirePermission } from '../core/access/require';
import { findApplicant } from './applicant.queries';
import { FundingAnnouncer } from './funding-announcer';
import { FundingCallService, sightOf } from './funding-call.service';
import { findInterests } from './interest.queries';

/**
 * What organisations have in mind with a call. A newcomer would hide a private interest in the page: it is not counted, listed or told of
 * anywhere but to its own organisation, the city and the coordinators.
 */
@Injectable()
export class InterestService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly calls: FundingCallService,
    private readonly announcer: FundingAnnouncer,
  ) {}

  /** Those that this person may see. Throws `fundingCall.notFound`. */
  async list(actor: Actor, callId: string): Promise<InterestList> {
    await this.calls.read(actor, callId);
    const { manager } = this.dataSource;
    const applicant = await findApplicant(manager, actor);
    const seesHelp = isAllowed('interest.help', { role: actor.role });
    const items = await findInterests(manager, { ...sightOf(actor, applicant), seesHelp }, callId);
    return { items, total: items.length, organisation: applicant.speaksFor };
  }

  /** That of the own organisation, anew or changed. Throws `fundingCall.notFound`, `interest.organisationMissing`. */
  async set(
    actor: Actor,
    callId: string,
    { state, visibility, note, wantsHelp }: z.output<typeof setInterestSchema>,
  ): Promise<Interest> {
    requirePermission(actor, 'interest.set', { relation: 'self' });
    await this.calls.read(actor, callId);
    const organisationId = await this.organisationOf(actor);
    const [earlier]: { visibility: InterestVisibility | null }[] = await this.dataSource.query(
      `with earlier as (select visibility from interest where call_id = $1 and organisation_id = $2)
       insert into interest (call_id, organisation_id, state, visibility, note, wants_help, help_asked_at, updated_by)
       values ($1, $2, $3, $4, $5, $6, case when $6 then now() end, $7)
       on conflict (call_id, organisation_id) do update set
         state = excluded.state, visibility = excluded.visibility, note = excluded.note,
         wants_help = excluded.wants_help,
         help_asked_at = case when excluded.wants_help then coalesce(interest.help_asked_at, now()) end,
         help_by = case when ${isHelpOver} then null else interest.help_by end,
         help_since = case when ${isHelpOver} then null else interest.help_since end,
         updated_by = excluded.updated_by, updated_at = now(), version = interest.version + 1
       returning (select visibility from earlier) as visibility`,
      [callId, organisationId, state, visibility, note, wantsHelp, actor.accountId],
    );
    const visibilities = [visibility, earlier?.visibility ?? visibility];
    await this.announcer.interestChanged(callId, visibilities, organisationId);
    return this.own(actor, callId, organisationId);
  }

  /**
   * Asks the city for help, without more words: where the organisation has said nothing yet, it is considering, and only the city
   * sees it. Throws `fundingCall.notFound`, `interest.organisationMissing`.
   */
  async askForHelp(actor: Actor, callId: string): Promise<Interest> {
    requirePermission(actor, 'interest.set', { relation: 'self' });
    await this.calls.read(actor, callId);
    const organisationId = await this.organisationOf(actor);
    await this.dataSource.query(
      `insert into interest (call_id, organisation_id, state, visibility, wants_help, help_asked_at, updated_by)
       values ($1, $2, 'considering', 'city', true, now(), $3)
       on conflict (call_id, organisation_id) do update set
         wants_help = true, help_asked_at = coalesce(interest.help_asked_at, now()),
         updated_by = excluded.updated_by, updated_at = now(), version = interest.version + 1`,
      [callId, organisationId, actor.accountId],
    );
    await this.announcer.helpChanged(callId, organisationId);
    return this.own(actor, callId, organisationId);
  }

  /** Takes that of the own organisation back. Throws `fundingCall.notFound`, `interest.notFound`. */
  async remove(actor: Actor, callId: string): Promise<void> {
    requirePermission(actor, 'interest.set', { relation: 'self' });
    await this.calls.read(actor, callId);
    const organisationId = await this.organisationOf(actor);
    const removed: [{ visibility: InterestVisibility }[], number] = await this.dataSource.query(
      `delete from interest where call_id = $1 and organisation_id = $2 returning visibility`,
      [callId, organisationId],
    );
    const [[interest]] = removed;
    if (interest === undefined) throw new DomainError('interest.notFound');
    await this.announcer.interestChanged(callId, [interest.visibility], organisationId);
  }

  private async organisationOf(actor: Actor): Promise<string> {
    const { speaksFor } = await findApplicant(this.dataSource.manager, actor);
    if (speaksFor === null) throw new DomainError('interest.organisationMissing');
    return speaksFor.id;
  }

  private async own(actor: Actor, callId: string, organisationId: string): Promise<Interest> {
    const { items } = await this.list(actor, callId);
    const own = items.find(({ organisation }) => organisation.id === organisationId);
    if (own === undefined) throw new DomainError('interest.notFound'); // taken back meanwhile by a colleague
    return own;
  }
}

/** Whoever no longer asks for help lets go whoever had taken it on; what was offered unasked stays. */
const isHelpOver = 'interest.wants_help and not excluded.wants_help';
