import { createHash } from 'node:crypto';
import type { ContactPoint, RegisterState } from '@quartiersforum/domain';
import type { EntityManager } from 'typeorm';
import { ContactPointEntity, contactPointRelations, toContactPoint } from '../contact-point.entity';
import { OrganisationEntity } from '../organisation.entity';
import { type RegisterSight, wholeSight } from '../register-sight';

const german = new Intl.Collator('de');

/** Every contact point as far as it is in `sight`, in German order. One statement. */
export async function readContactPoints(
  manager: EntityManager,
  sight: RegisterSight,
): Promise<ContactPoint[]> {
  const entities = await manager.find(ContactPointEntity, { relations: contactPointRelations });
  return entities
    .filter(({ state }) => sight.states.includes(state))
    .map((entity) => toContactPoint(entity, sight))
    .toSorted((a, b) => german.compare(a.name, b.name) || (a.id < b.id ? -1 : 1));
}

/** The whole register, which a file is held against, with the ids behind its names. */
export async function readRegisterState(
  manager: EntityManager,
  today: string,
): Promise<RegisterState & { readonly organisations: readonly { id: string; name: string }[] }> {
  const organisations = await manager.find(OrganisationEntity, {
    select: { id: true, name: true },
    order: { name: 'asc' },
  });
  return { contactPoints: await readContactPoints(manager, wholeSight), organisations, today };
}

/** Keeps everybody else from writing to the register until the transaction ends; in the order in which others take their locks. */
export async function lockRegister(manager: EntityManager): Promise<void> {
  await manager.query(
    `lock table contact_point, organisation, funding_phase, contact_point_provider, contact_point_partner in exclusive mode`,
  );
}

/** The same for the same file, the same wishes and the same register; 43 characters. */
export function planIdOf(
  { contactPoints, organisations }: RegisterState,
  file: Buffer,
  isOverlapAccepted: boolean,
): string {
  const inOrder = contactPoints.map(({ fundingPhases, ...contactPoint }) => ({
    ...contactPoint,
    fundingPhases: fundingPhases.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  }));
  return createHash('sha256')
    .update(JSON.stringify([inOrder, organisations, isOverlapAccepted]))
    .update(file)
    .digest('base64url');
}
