import { DomainError, type Contact, type ContactPoint } from '@quartiersforum/domain';
import type { EntityManager } from 'typeorm';
import { sentFields } from '../core/http/sent-fields';
import { ContactPointEntity } from './contact-point.entity';
import { ContactPointPartnerEntity } from './contact-point-partner.entity';
import { ContactPointProviderEntity } from './contact-point-provider.entity';
import { OrganisationEntity } from './organisation.entity';
import { changedFields, nameTaken, requireFreeName, requireKnown } from './register-edit';

type PartnerId = Pick<ContactPoint['partners'][number], 'kind' | 'id'>;

/** An entry as it is sent: what it is tied to by id. */
export interface ContactPointFields extends Pick<
  ContactPoint,
  | 'name'
  | 'district'
  | 'focus'
  | 'state'
  | 'offers'
  | 'targetGroups'
  | 'openingHours'
  | 'location'
  | 'closedOn'
> {
  readonly providerIds: readonly string[];
  readonly partners: readonly PartnerId[];
  readonly contact: Contact;
}

/** Writes a new entry with what it is tied to; returns its id. Throws `request.invalid` for a name that is taken or an id that is not known. */
export async function insertContactPoint(
  manager: EntityManager,
  fields: ContactPointFields,
): Promise<string> {
  const { providerIds, partners } = fields;
  const added = await manager
    .createQueryBuilder()
    .insert()
    .into(ContactPointEntity)
    .values(columnsOf(fields))
    .orIgnore()
    .returning('id')
    .execute();
  const [row] = added.raw as { id: string }[];
  if (row === undefined) throw nameTaken();
  await writeProviders(manager, row.id, providerIds);
  await writePartners(manager, row.id, partners);
  return row.id;
}

/**
 * Writes what is different; whether anything was. The caller holds the lock of the row. Throws `request.invalid` for a name that is
 * taken or an id that is not known.
 */
export async function updateContactPoint(
  manager: EntityManager,
  current: ContactPoint,
  change: Partial<Omit<ContactPointFields, 'contact'>> & { readonly contact?: Partial<Contact> },
): Promise<boolean> {
  const { contact, ...rest } = change;
  const different = changedFields(fieldsOf(current), {
    ...rest,
    ...(contact !== undefined && { contact: { ...current.contact, ...sentFields(contact) } }),
  });
  if (Object.keys(different).length === 0) return false;
  const { name, providerIds, partners } = different;
  if (name !== undefined) await requireFreeName(manager, ContactPointEntity, name);
  if (providerIds !== undefined) await writeProviders(manager, current.id, providerIds);
  if (partners !== undefined) await writePartners(manager, current.id, partners);
  await manager.update(
    ContactPointEntity,
    { id: current.id },
    { ...columnsOf(different), version: current.version + 1 },
  );
  return true;
}

function fieldsOf(entry: ContactPoint): ContactPointFields {
  return {
    ...entry,
    providerIds: entry.providers.map(({ id }) => id),
    partners: entry.partners.map(({ kind, id }) => ({ kind, id })),
  };
}

function columnsOf({
  contact,
  location,
  providerIds: _,
  partners: __,
  ...columns
}: Partial<ContactPointFields>) {
  return {
    ...columns,
    ...contact,
    ...(location !== undefined && {
      latitude: location?.latitude ?? null,
      longitude: location?.longitude ?? null,
    }),
  };
}

async function writeProviders(
  manager: EntityManager,
  contactPointId: string,
  organisationIds: readonly string[],
): Promise<void> {
  const named = organisationIds.map((id, place) => ({ id, path: `providerIds.${place}` }));
  await requireKnown(manager, OrganisationEntity, named);
  await manager.delete(ContactPointProviderEntity, { contactPointId });
  await manager.insert(
    ContactPointProviderEntity,
    organisationIds.map((organisationId, position) => ({
      contactPointId,
      organisationId,
      position,
    })),
  );
}

async function writePartners(
  manager: EntityManager,
  contactPointId: string,
  partners: readonly PartnerId[],
): Promise<void> {
  const named = partners.map(({ kind, id }, place) => ({ kind, id, path: `partners.${place}.id` }));
  const itself = named.find(({ id }) => id === contactPointId);
  if (itself !== undefined)
    throw new DomainError('request.invalid', {
      fields: [{ path: itself.path, message: 'is the contact point itself' }],
    });
  for (const [kind, entity] of [
    ['organisation', OrganisationEntity],
    ['contactPoint', ContactPointEntity],
  ] as const)
    await requireKnown(
      manager,
      entity,
      named.filter((partner) => partner.kind === kind),
    );
  await manager.delete(ContactPointPartnerEntity, { contactPointId });
  await manager.insert(
    ContactPointPartnerEntity,
    partners.map(({ kind, id }, position) => ({
      contactPointId,
      organisationId: kind === 'organisation' ? id : null,
      partnerContactPointId: kind === 'contactPoint' ? id : null,
      position,
    })),
  );
}
