import type { Account, Name, Page, Role } from '@quartiersforum/domain';
import type { EntityManager } from 'typeorm';

interface AccountRow {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly organisation: Name | null;
  readonly contact_point: Name | null;
  readonly is_disabled: boolean;
  readonly created_at: Date;
  readonly last_seen_at: Date | null;
}

/** An account with the person and places it belongs to. Those tables are the network's; here they are only read. */
const selectAccount = `
  select a.id, a.email, p.name, a.role, a.is_disabled, a.created_at, a.last_seen_at,
         case when o.id is not null then json_build_object('id', o.id, 'name', o.name) end as organisation,
         case when c.id is not null then json_build_object('id', c.id, 'name', c.name) end as contact_point
    from account a
    join person p on p.id = a.person_id
    left join organisation o on o.id = p.organisation_id
    left join contact_point c on c.id = p.contact_point_id`;

export async function findAccount(manager: EntityManager, id: string): Promise<Account | null> {
  const [row] = await manager.query<AccountRow[]>(`${selectAccount} where a.id = $1`, [id]);
  return row ? toAccount(row) : null;
}

export async function listAccounts(manager: EntityManager, page: Page): Promise<Account[]> {
  const rows = await manager.query<AccountRow[]>(
    `${selectAccount} order by p.name, a.email limit $1 offset $2`,
    [page.limit, page.offset],
  );
  return rows.map(toAccount);
}

function toAccount(row: AccountRow): Account {
  return {
    id: row.id,
    email: row.email,
    displayName: row.name,
    role: row.role,
    organisation: row.organisation,
    contactPoint: row.contact_point,
    isDisabled: row.is_disabled,
    createdAt: row.created_at.toISOString(),
    lastSeenAt: row.last_seen_at?.toISOString() ?? null,
  };
}
