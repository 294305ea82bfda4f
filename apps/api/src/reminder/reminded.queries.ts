import { type ApplicantKind, type ReminderSettings, type Role } from '@quartiersforum/domain';
import type { EntityManager } from 'typeorm';

/** Somebody who may be reminded, and as what they would apply. */
export interface Reminded {
  readonly accountId: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  /** What they have chosen; null: nothing yet. */
  readonly chosen: ReminderSettings | null;
  readonly contactPointId: string | null;
  readonly organisationId: string | null;
  /** The organisation whose interests are theirs: their own, or the only one that runs their contact point. */
  readonly speaksFor: string | null;
  readonly kinds: readonly ApplicantKind[];
}

/** One account, or so many in the order of their ids, after one that was read before. Disabled ones are left out. */
export async function findReminded(
  manager: EntityManager,
  which: { readonly accountId: string } | { readonly after: string; readonly limit: number },
): Promise<readonly Reminded[]> {
  const [condition, values] =
    'accountId' in which
      ? ['account.id = $1', [which.accountId]]
      : ['account.id > $1 order by account.id limit $2', [which.after, which.limit]];
  return manager.query(
    `select account.id as "accountId", account.email, account.role, person.name,
       person.contact_point_id as "contactPointId", person.organisation_id as "organisationId",
       coalesce(person.organisation_id, (
         select min(provider.organisation_id::text)::uuid from contact_point_provider as provider
         where provider.contact_point_id = person.contact_point_id having count(*) = 1)) as "speaksFor",
       array(select distinct applicant from organisation, unnest(organisation.applicant_kinds) as applicant
         where organisation.id = person.organisation_id or organisation.id in (
           select provider.organisation_id from contact_point_provider as provider
           where provider.contact_point_id = person.contact_point_id)) as kinds,
       case when settings.account_id is null then null else json_build_object(
         'version', settings.version, 'isOn', settings.is_on, 'scope', settings.scope, 'rhythm', settings.rhythm,
         'daysBefore', settings.days_before, 'hasFundingEnds', settings.has_funding_ends,
         'fundingEndDaysBefore', settings.funding_end_days_before) end as chosen
     from account join person on person.id = account.person_id
     left join reminder_settings as settings on settings.account_id = account.id
     where not account.is_disabled and ${condition}`,
    values,
  );
}
