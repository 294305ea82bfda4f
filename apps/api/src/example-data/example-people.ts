import type { EntityManager } from 'typeorm';
import { BodyEntity } from '../network/body.entity';
import { MembershipEntity } from '../network/membership.entity';
import { PersonEntity } from '../network/person.entity';
import { exampleAccounts } from './example-accounts';
import { exampleBodies, type ExampleBody } from './example-bodies';
import type { ExampleRegister } from './example-register';
import { IdByName } from './id-by-name';

/** Date of the report: who it lists belonged to a body at the latest then. */
const since = '2020-05-01';

type Member = Pick<MembershipEntity, 'organisationId' | 'contactPointId' | 'personId' | 'isDeputy'>;

/** Writes people by their role, the bodies, and who belongs to them; answers the people. */
export async function fillPeople(
  manager: EntityManager,
  register: ExampleRegister,
): Promise<IdByName> {
  const people = new IdByName([
    ...exampleAccounts.map(({ person }) => person),
    ...exampleBodies.flatMap((body) => (body.people ?? []).map(({ name }) => name)),
  ]);
  const bodies = new IdByName(exampleBodies.map(({ name }) => name));
  await manager.insert(
    PersonEntity,
    people.names.map((name) => {
      const account = exampleAccounts.find(({ person }) => person === name);
      const { organisation, contactPoint } = account ?? {};
      return {
        id: people.of(name),
        name,
        organisationId: organisation === undefined ? null : register.organisations.of(organisation),
        contactPointId: contactPoint === undefined ? null : register.contactPoints.of(contactPoint),
      };
    }),
  );
  await manager.insert(
    BodyEntity,
    exampleBodies.map(({ name, purpose, rhythm, membershipRule }, position) => ({
      id: bodies.of(name),
      name,
      purpose,
      rhythm,
      membershipRule,
      position,
    })),
  );
  await manager.insert(
    MembershipEntity,
    exampleBodies.flatMap((body) =>
      membersOf(body, register, people).map((member) => ({
        bodyId: bodies.of(body.name),
        validFrom: since,
        ...member,
      })),
    ),
  );
  return people;
}

function membersOf(body: ExampleBody, register: ExampleRegister, people: IdByName): Member[] {
  const nobody: Member = {
    organisationId: null,
    contactPointId: null,
    personId: null,
    isDeputy: false,
  };
  const organisations = [
    ...(body.members.includes('departments') ? register.departments : []),
    ...(body.members.includes('providers') ? register.providers : []),
    ...(body.organisations ?? []),
  ];
  const contactPoints = body.members.includes('contactPoints') ? register.contactPoints.names : [];
  return [
    ...organisations.map((name) => ({
      ...nobody,
      organisationId: register.organisations.of(name),
    })),
    ...contactPoints.map((name) => ({
      ...nobody,
      contactPointId: register.contactPoints.of(name),
    })),
    ...(body.people ?? []).map(({ name, isDeputy }) => ({
      ...nobody,
      personId: people.of(name),
      isDeputy,
    })),
  ];
}
