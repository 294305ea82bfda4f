import { randomUUID } from 'node:crypto';
import {
  type ContactPoint,
  contactPointValues,
  phaseValues,
  type PlannedContactPoint,
  type PlannedPhase,
  type RegisterPlan,
} from '@quartiersforum/domain';
import { type EntityManager, type EntityTarget, In, type ObjectLiteral } from 'typeorm';
import { ContactPointEntity } from '../contact-point.entity';
import { ContactPointPartnerEntity } from '../contact-point-partner.entity';
import { ContactPointProviderEntity } from '../contact-point-provider.entity';
import { FundingPhaseEntity } from '../funding-phase.entity';
import { OrganisationEntity } from '../organisation.entity';

type Identified = readonly { readonly id: string; readonly name: string }[];

/** What an import has written: ids of things that are new or different. */
export interface Written {
  readonly contactPoints: readonly { readonly id: string; readonly state: ContactPoint['state'] }[];
  readonly organisationIds: readonly string[];
}

/** A contact point of the plan that is different, with the id that it has or gets. */
interface Target {
  readonly id: string;
  readonly change: PlannedContactPoint;
}

/** PostgreSQL takes 65,535 values in a statement; a contact point has about fifteen. */
const rowsAtOnce = 1_000;

/** Writes a plan without flaws, a few statements for each kind of row. The caller holds the lock of the register. */
export async function writePlan(
  manager: EntityManager,
  { changes, organisations }: RegisterPlan,
  register: { readonly contactPoints: Identified; readonly organisations: Identified },
): Promise<Written> {
  const added = [...organisations].map(([name, kind]) => ({ id: randomUUID(), name, kind }));
  await inPieces(added, (rows) => manager.insert(OrganisationEntity, [...rows]));
  const targets = changes
    .filter(({ kind }) => kind !== 'same')
    .map((change): Target => ({ id: change.current?.id ?? randomUUID(), change }));
  await write(
    manager,
    ContactPointEntity,
    targets.filter(({ change }) => Object.keys(change.cells).length > 0).map(contactPointRow),
  );
  const contactPointIds = idsByName(
    register.contactPoints,
    targets.map(({ id, change }) => ({ id, name: change.name })),
  );
  const organisationIds = idsByName(register.organisations, added);
  await writeTies(manager, targets, contactPointIds, organisationIds);
  await write(
    manager,
    FundingPhaseEntity,
    targets.flatMap(({ id, change }) => change.phases.map((phase) => phaseRow(id, phase))),
  );
  return {
    contactPoints: targets.map(({ id, change }) => ({
      id,
      state: change.current?.state ?? 'internal',
    })),
    organisationIds: added.map(({ id }) => id),
  };
}

async function writeTies(
  manager: EntityManager,
  targets: readonly Target[],
  contactPointIds: ReadonlyMap<string, string>,
  organisationIds: ReadonlyMap<string, string>,
): Promise<void> {
  const run = targets.filter(({ change }) => change.providers !== null);
  await manager.delete(ContactPointProviderEntity, { contactPointId: In(run.map(({ id }) => id)) });
  const providers = run.flatMap(({ id, change }) =>
    (change.providers ?? []).map((name, position) => ({
      contactPointId: id,
      organisationId: idOf(name, organisationIds),
      position,
    })),
  );
  await inPieces(providers, (rows) => manager.insert(ContactPointProviderEntity, [...rows]));
  const tied = targets.filter(({ change }) => change.partners !== null);
  await manager.delete(ContactPointPartnerEntity, { contactPointId: In(tied.map(({ id }) => id)) });
  const partners = tied.flatMap(({ id, change }) =>
    (change.partners ?? []).map(({ kind, name }, position) => ({
      contactPointId: id,
      organisationId: kind === 'organisation' ? idOf(name, organisationIds) : null,
      partnerContactPointId: kind === 'contactPoint' ? idOf(name, contactPointIds) : null,
      position,
    })),
  );
  await inPieces(partners, (rows) => manager.insert(ContactPointPartnerEntity, [...rows]));
}

/** Every column of it that a file can say something about, whether it does or not: rows of one statement need the same columns. */
function contactPointRow({ id, change: { cells, current } }: Target) {
  const { contact, location, ...values } = contactPointValues(cells, current);
  const place = location === undefined ? (current?.location ?? null) : location;
  return {
    id,
    version: current === null ? 1 : current.version + 1,
    name: values.name ?? current?.name ?? '',
    state: current?.state ?? 'internal',
    district: current?.district ?? null,
    focus: current?.focus ?? null,
    offers: current?.offers ?? null,
    targetGroups: current?.targetGroups ?? [],
    openingHours: current?.openingHours ?? null,
    ...values,
    ...(current?.contact ?? { address: null, phone: null, email: null, website: null }),
    ...contact,
    latitude: place?.latitude ?? null,
    longitude: place?.longitude ?? null,
  };
}

const noPhase = {
  programme: null,
  startsOn: null,
  printedEnd: null,
  endsOn: null,
  isPermanent: false,
  isProvisional: false,
  isExtensionInPreparation: false,
  hasCityShare: null,
  share: null,
  note: null,
};

function phaseRow(contactPointId: string, { phase, cells }: PlannedPhase) {
  return {
    ...(phase ?? { ...noPhase, id: randomUUID() }),
    ...phaseValues(cells),
    version: phase === null ? 1 : phase.version + 1,
    contactPointId,
  };
}

async function write<Entity extends ObjectLiteral & { readonly id: string }>(
  manager: EntityManager,
  entity: EntityTarget<Entity>,
  rows: readonly Partial<Entity>[],
): Promise<void> {
  await inPieces(rows, (piece) => manager.upsert(entity, [...piece] as Entity[], ['id']));
}

async function inPieces<Row>(
  rows: readonly Row[],
  work: (piece: readonly Row[]) => Promise<unknown>,
): Promise<void> {
  for (let start = 0; start < rows.length; start += rowsAtOnce)
    await work(rows.slice(start, start + rowsAtOnce));
}

function idsByName(known: Identified, added: Identified): ReadonlyMap<string, string> {
  return new Map([...known, ...added].map(({ id, name }) => [name, id]));
}

function idOf(name: string, ids: ReadonlyMap<string, string>): string {
  const id = ids.get(name);
  if (id === undefined) throw new Error('a plan names what neither it nor the register knows');
  return id;
}
