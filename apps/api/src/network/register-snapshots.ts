import type { RegisterSnapshot, RegisterThingKind } from '@quartiersforum/domain';
import { type EntityManager, In } from 'typeorm';
import { BodyEntity, toBody } from './body.entity';
import { ContactPointEntity, contactPointRelations, toContactPoint } from './contact-point.entity';
import { membershipRelations } from './membership.entity';
import { OrganisationEntity, toOrganisationFacts } from './organisation.entity';
import { PersonEntity, personRelations, toPerson } from './person.entity';
import { wholeSight } from './register-sight';

type Stored = RegisterSnapshot & { readonly id: string };
type Reader = (manager: EntityManager, ids: readonly string[]) => Promise<readonly Stored[]>;

/**
 * How the whole state of each kind of thing is read, for several at once and in as many statements as for one. Of an organisation only
 * what it says itself: what it runs and where it belongs is said by contact points and bodies, and found in their states.
 */
export const readSnapshots: Readonly<Record<RegisterThingKind, Reader>> = {
  contactPoint: async (manager, ids) =>
    (
      await manager.find(ContactPointEntity, {
        where: { id: In(ids) },
        relations: contactPointRelations,
      })
    ).map((entity) => ({ ...toContactPoint(entity, wholeSight) })),
  organisation: async (manager, ids) =>
    (await manager.findBy(OrganisationEntity, { id: In(ids) })).map((entity) => ({
      ...toOrganisationFacts(entity),
    })),
  person: async (manager, ids) =>
    (
      await manager.find(PersonEntity, {
        where: { id: In(ids) },
        relations: personRelations,
      })
    ).map((entity) => ({ ...toPerson(entity) })),
  body: async (manager, ids) =>
    (
      await manager.find(BodyEntity, {
        where: { id: In(ids) },
        relations: { memberships: membershipRelations },
      })
    ).map((entity) => ({ ...toBody(entity) })),
};
