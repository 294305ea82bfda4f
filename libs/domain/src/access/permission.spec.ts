import fc from 'fast-check';
import {
  allowedStates,
  type Grant,
  isAllowed,
  isEverAllowed,
  type Permission,
  permissions,
  permissionTable,
  type Relation,
} from './permission';
import { callPublicationSchema } from '../funding/funding';
import { interestVisibilitySchema } from '../funding/interest';
import { meetingStateSchema } from '../meeting/meeting';
import { topicStateSchema } from '../meeting/topic';
import { minutesStateSchema } from '../minutes/minutes';
import { type Role, roles } from './roles';

const relations: readonly Relation[] = ['self', 'lead', 'writer', 'participant', 'outsider'];
const guidelineRelations: readonly Relation[] = ['self', 'participant', 'outsider'];
const states = [undefined, 'drafting', 'adopted', 'internal', 'released', 'nonsense'] as const;
/** Every state of every thing that the table asks about. */
const everyKnownState: readonly string[] = [
  ...states.filter((state) => state !== undefined && state !== 'nonsense'),
  ...meetingStateSchema.options,
  ...topicStateSchema.options,
  ...minutesStateSchema.options,
  ...callPublicationSchema.options,
  ...interestVisibilitySchema.options,
];

/** Every line that grants something, written out: who changes the table changes this picture, and sees what it means. */
function picture(permission: Permission): string {
  return roles
    .flatMap((role) =>
      guidelineRelations.flatMap((relation) =>
        states
          .filter((state) => isAllowed(permission, { role, relation, ...(state && { state }) }))
          .map((state) => `${role} ${relation} ${state ?? '-'}`),
      ),
    )
    .join('\n');
}

const everyState = (role: Role, relation: Relation) =>
  states.map((state) => `${role} ${relation} ${state ?? '-'}`);

describe('the permission table', () => {
  it.each(permissions)('grants %s to nobody who is not signed in', (permission) => {
    for (const relation of relations)
      for (const state of states)
        expect(isAllowed(permission, { role: null, relation, ...(state && { state }) })).toBe(
          false,
        );
    expect(isEverAllowed(permission, null)).toBe(false);
  });

  it.each([
    'account.list',
    'account.update',
    'invitation.list',
    'invitation.create',
    'invitation.revoke',
    'outbox.read',
    'person.list',
    'membership.create',
    'membership.update',
    'guideline.create',
    'guideline.adopt',
  ] as const)('keeps %s for the coordinator', (permission) => {
    for (const role of roles) expect(isEverAllowed(permission, role)).toBe(role === 'coordinator');
  });

  it.each(['session.read', 'session.end', 'profile.update'] as const)(
    'gives %s to everybody for what is their own',
    (permission) => {
      for (const role of roles) {
        expect(isAllowed(permission, { role, relation: 'self' })).toBe(true);
        expect(isAllowed(permission, { role, relation: 'participant' })).toBe(false);
        expect(isAllowed(permission, { role })).toBe(false);
      }
    },
  );

  it('lets the circle write while a guideline is drafted, the coordinator always then, the reader never', () => {
    expect(picture('guideline.write').split('\n')).toEqual([
      'coordinator self drafting',
      'coordinator participant drafting',
      'coordinator outsider drafting',
      'city participant drafting',
      'provider participant drafting',
      'fieldworker participant drafting',
    ]);
  });

  it('shows the reader what is adopted or released, and nothing before', () => {
    const seen = (permission: Permission) =>
      picture(permission)
        .split('\n')
        .filter((line) => line.startsWith('reader'));
    expect(seen('guideline.read')).toEqual([
      'reader self adopted',
      'reader participant adopted',
      'reader outsider adopted',
    ]);
    expect(seen('contactPoint.read')).toEqual([
      'reader self released',
      'reader participant released',
      'reader outsider released',
    ]);
    expect(seen('guideline.follow')).toEqual([]); // and never the live text
  });

  it('shows working roles guidelines and contact points in every state', () => {
    for (const permission of ['guideline.read', 'contactPoint.read'] as const)
      for (const role of ['coordinator', 'city', 'provider', 'fieldworker'] as const)
        for (const relation of guidelineRelations)
          expect(picture(permission).split('\n')).toEqual(
            expect.arrayContaining(everyState(role, relation)),
          );
  });

  it('lets whoever may write also read and follow', () => {
    for (const role of roles)
      for (const relation of relations)
        for (const state of states) {
          const situation = { role, relation, ...(state && { state }) };
          if (!isAllowed('guideline.write', situation)) continue;
          expect(isAllowed('guideline.read', situation)).toBe(true);
          expect(isAllowed('guideline.follow', situation)).toBe(true);
        }
  });

  it('names only roles, relations and states that there are', () => {
    for (const permission of permissions) {
      const grants: readonly Grant[] = permissionTable[permission];
      expect(grants.length).toBeGreaterThan(0);
      for (const grant of grants) {
        expect(roles).toEqual(expect.arrayContaining([...grant.roles]));
        expect(relations).toEqual(expect.arrayContaining([...(grant.relations ?? [])]));
        expect(everyKnownState).toEqual(expect.arrayContaining([...(grant.states ?? [])]));
      }
    }
  });

  it('never allows in a situation what it never allows at all', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...permissions),
        fc.constantFrom(...roles),
        fc.constantFrom(...relations),
        fc.option(fc.oneof(fc.constantFrom(...everyKnownState), fc.string()), { nil: undefined }),
        (permission, role, relation, state) => {
          const situation = { role, relation, ...(state !== undefined && { state }) };
          return !isAllowed(permission, situation) || isEverAllowed(permission, role);
        },
      ),
    );
  });

  it('keeps meetings, their answers and their minutes from whoever does not belong to them, and from readers', () => {
    for (const permission of permissions.filter((name) =>
      /^(meeting|agenda|topic|material|meetingInvitation|response|live|attendance|minutes|task)\./.test(
        name,
      ),
    ))
      for (const state of everyKnownState) {
        expect(isAllowed(permission, { role: 'reader', relation: 'participant', state })).toBe(
          false,
        );
        if (!permission.endsWith('.list'))
          expect(isAllowed(permission, { role: 'provider', relation: 'outsider', state })).toBe(
            false,
          );
      }
  });

  it('lets only those who lead a meeting steer it and see who needs what', () => {
    for (const permission of ['live.steer', 'agenda.update', 'meetingInvitation.list'] as const)
      for (const relation of relations)
        expect(isAllowed(permission, { role: 'fieldworker', relation, state: 'running' })).toBe(
          relation === 'lead',
        );
  });

  it('shows a plan to those who lead the meeting, and minutes in draft to those who write them', () => {
    const role = 'city';
    expect(isAllowed('meeting.read', { role, relation: 'participant', state: 'draft' })).toBe(
      false,
    );
    expect(isAllowed('meeting.read', { role, relation: 'lead', state: 'draft' })).toBe(true);
    expect(isAllowed('minutes.read', { role, relation: 'participant', state: 'draft' })).toBe(
      false,
    );
    expect(isAllowed('minutes.read', { role, relation: 'writer', state: 'draft' })).toBe(true);
    expect(isAllowed('minutes.write', { role, relation: 'writer', state: 'approved' })).toBe(false);
  });

  it('keeps an interest that is for the city from every other Träger', () => {
    const seen = (role: Role, relation: Relation, state: string) =>
      isAllowed('interest.read', { role, relation, state });
    for (const role of ['provider', 'fieldworker'] as const) {
      expect(seen(role, 'outsider', 'city')).toBe(false);
      expect(seen(role, 'outsider', 'all')).toBe(true);
      expect(seen(role, 'self', 'city')).toBe(true);
    }
    expect(seen('city', 'outsider', 'city')).toBe(true);
    expect(seen('reader', 'outsider', 'all')).toBe(false);
  });

  it('shows what the register said before only to those who read all that it says now', () => {
    const past = ['contactPoint', 'organisation', 'person', 'body'] as const;
    for (const thing of past)
      for (const role of roles)
        for (const relation of relations)
          if (isAllowed(`${thing}.history`, { role, relation })) {
            const name = [thing, role, relation];
            expect([
              name,
              allowedStates('contactPoint.read', role, ['internal', 'released']),
            ]).toEqual([name, ['internal', 'released']]);
            expect([name, isAllowed('fundingPhase.readNote', { role })]).toEqual([name, true]);
            const reads = thing === 'person' ? 'person.list' : (`${thing}.read` as const);
            expect([name, isAllowed(reads, { role, state: 'internal' })]).toEqual([name, true]);
          }
  });

  it('lets the people of a contact point describe it, and nobody else but the coordinator', () => {
    const describing = roles.flatMap((role) =>
      relations
        .filter((relation) => isAllowed('contactPoint.describe', { role, relation }))
        .map((relation) => `${role} ${relation}`),
    );
    expect(describing.filter((line) => !line.startsWith('coordinator'))).toEqual(
      ['city', 'provider', 'fieldworker'].map((role) => `${role} self`),
    );
    expect(isAllowed('contactPoint.update', { role: 'fieldworker', relation: 'self' })).toBe(false);
  });

  it('names the states in which a role sees a thing, for its lists', () => {
    expect(allowedStates('guideline.read', 'reader', ['drafting', 'adopted'])).toEqual(['adopted']);
    expect(allowedStates('guideline.read', 'city', ['drafting', 'adopted'])).toEqual([
      'drafting',
      'adopted',
    ]);
    expect(allowedStates('guideline.read', null, ['drafting', 'adopted'])).toEqual([]);
  });
});
