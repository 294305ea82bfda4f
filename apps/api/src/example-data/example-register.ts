import {
  type ApplicantKind,
  type OrganisationKind,
  readRegister,
  type RegisterEntry,
  type RegisterRow,
} from '@quartiersforum/domain';
import { parse } from 'csv-parse/sync';
import type { EntityManager } from 'typeorm';
import registerText from '../../data/anlaufstellen.csv';
import { ContactPointEntity } from '../network/contact-point.entity';
import { ContactPointPartnerEntity } from '../network/contact-point-partner.entity';
import { ContactPointProviderEntity } from '../network/contact-point-provider.entity';
import { FundingPhaseEntity } from '../network/funding-phase.entity';
import { OrganisationEntity } from '../network/organisation.entity';
import { exampleAccounts } from './example-accounts';
import { IdByName } from './id-by-name';

/** Fachdienststellen in which contact points are anchored. */
const departments: readonly string[] = [
  'Sozialamt',
  'Kommunales Integrationszentrum',
  'Fachbereich Jugend und Schule',
  'Koordinierungsstelle Integrierte Stadtentwicklung',
];

/** As what organisations may apply for funding; those that are missing here are not known to be anything. */
const applicantKinds = new Map<string, readonly ApplicantKind[]>([
  ...kindOf('municipality', [...departments, 'Stadt Bottrop']),
  ...kindOf('welfare', ['AWO', 'ASB', 'DRK', 'Caritas Bottrop']),
  ...kindOf('nonprofit', ['Flow gGmbH', 'KEFB']),
  ...kindOf('church', ['Katholische Kirche St. Cyriakus']),
  ...kindOf('company', ['InnovationCity Management GmbH']),
]);

/** Contact points that the example shows to readers: those whose accounts could have given their okay. */
const released = exampleAccounts.flatMap(({ contactPoint }) => contactPoint ?? []);

export interface ExampleRegister {
  readonly organisations: IdByName;
  readonly contactPoints: IdByName;
  readonly providers: readonly string[];
  readonly departments: readonly string[];
}

/** Writes organisations and contact points of the register, one statement for each table. */
export async function fillRegister(manager: EntityManager): Promise<ExampleRegister> {
  const rows: RegisterRow[] = parse(registerText, { columns: true, delimiter: ';', bom: true });
  const entries = readRegister(rows);
  const providers = [...new Set(entries.flatMap((entry) => entry.providers))];
  const kinds = new Map<string, OrganisationKind>([
    ...partnersOf(entries).map((name) => [name, 'partner'] as const),
    ...providers.map((name) => [name, 'provider'] as const),
    ...departments.map((name) => [name, 'department'] as const),
  ]);
  const organisations = new IdByName(kinds.keys());
  const contactPoints = new IdByName(entries.map(({ name }) => name));
  await manager.insert(
    OrganisationEntity,
    [...kinds].map(([name, kind]) => ({
      id: organisations.of(name),
      name,
      kind,
      applicantKinds: [...(applicantKinds.get(name) ?? [])],
    })),
  );
  await insertContactPoints(manager, entries, organisations, contactPoints);
  return { organisations, contactPoints, providers, departments };
}

async function insertContactPoints(
  manager: EntityManager,
  entries: readonly RegisterEntry[],
  organisations: IdByName,
  contactPoints: IdByName,
): Promise<void> {
  await manager.insert(
    ContactPointEntity,
    entries.map(({ name, district, focus }) => ({
      id: contactPoints.of(name),
      name,
      district,
      focus,
      state: released.includes(name) ? ('released' as const) : ('internal' as const),
    })),
  );
  await manager.insert(
    FundingPhaseEntity,
    entries.map(({ name, fundingPhase }) => ({
      contactPointId: contactPoints.of(name),
      ...fundingPhase,
    })),
  );
  await manager.insert(
    ContactPointProviderEntity,
    entries.flatMap((entry) =>
      entry.providers.map((name, position) => ({
        contactPointId: contactPoints.of(entry.name),
        organisationId: organisations.of(name),
        position,
      })),
    ),
  );
  await manager.insert(
    ContactPointPartnerEntity,
    entries.flatMap((entry) =>
      entry.partners.map(({ kind, name }, position) => ({
        contactPointId: contactPoints.of(entry.name),
        organisationId: kind === 'organisation' ? organisations.of(name) : null,
        partnerContactPointId: kind === 'contactPoint' ? contactPoints.of(name) : null,
        position,
      })),
    ),
  );
}

function kindOf(kind: ApplicantKind, names: readonly string[]) {
  return names.map((name): [string, readonly ApplicantKind[]] => [name, [kind]]);
}

function partnersOf(entries: readonly RegisterEntry[]): readonly string[] {
  return entries.flatMap(({ partners }) =>
    partners.flatMap(({ kind, name }) => (kind === 'organisation' ? [name] : [])),
  );
}
