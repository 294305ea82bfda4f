import { isAllowed } from '../access/permission';
import { taskStateSchema } from './task';
import { isOverdue, owesTask, taskRelation } from './task-rules';

const place = { personId: 'p', organisationId: 'o', contactPointId: 'c' };
const nowhere = { personId: 'q', organisationId: null, contactPointId: null };

describe('A task', () => {
  it.each([
    ['person', 'p'],
    ['organisation', 'o'],
    ['contactPoint', 'c'],
  ] as const)('is owed by the account of its %s', (kind, id) => {
    expect(owesTask({ kind, id }, place)).toBe(true);
    expect(owesTask({ kind, id: 'x' }, place)).toBe(false);
    expect(owesTask({ kind, id }, nowhere)).toBe(false);
  });

  it('is not owed by a person whose id an organisation has', () => {
    expect(owesTask({ kind: 'organisation', id: 'p' }, place)).toBe(false);
  });

  it('without an owner is owed by nobody, also not by who belongs nowhere', () => {
    expect(owesTask(null, nowhere)).toBe(false);
    expect(taskRelation(null, place, true)).toBe('participant');
    expect(taskRelation(null, place, false)).toBe('outsider');
  });

  it('can be changed by who owes it, and only read by who was in the meeting', () => {
    const relation = taskRelation({ kind: 'person', id: 'p' }, place, true);
    expect(relation).toBe('self');
    expect(isAllowed('task.update', { role: 'fieldworker', relation })).toBe(true);
    expect(isAllowed('task.update', { role: 'fieldworker', relation: 'participant' })).toBe(false);
    expect(isAllowed('task.read', { role: 'fieldworker', relation: 'participant' })).toBe(true);
  });

  it('is late from the day after its last one, while it is open', () => {
    for (const state of taskStateSchema.options) {
      expect(isOverdue({ state, dueOn: '2027-01-12' }, '2027-01-12')).toBe(false);
      expect(isOverdue({ state, dueOn: '2027-01-12' }, '2027-01-13')).toBe(state === 'open');
      expect(isOverdue({ state, dueOn: null }, '2027-01-13')).toBe(false);
    }
  });
});
