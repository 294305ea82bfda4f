import { DomainError } from '../problem/domain-error';
import { requireEntryFields } from './minutes-entries';

const vote = { yes: 3, no: 0, abstain: 1 };
const owner = { kind: 'person', id: '4f3ad2a4-52f4-4d2c-9c39-6f0a4de1a111' };

function refused(...[kind, input]: Parameters<typeof requireEntryFields>): string[] {
  try {
    requireEntryFields(kind, input);
    return [];
  } catch (error) {
    return (error as DomainError).details.fields?.map(({ path }) => path) ?? [];
  }
}

describe('An entry of minutes', () => {
  it('may have what its kind has, and may leave it out', () => {
    expect(refused('decision', { vote })).toEqual([]);
    expect(refused('decision', { vote: null, owner: null, dueOn: null })).toEqual([]);
    expect(refused('task', { owner, dueOn: '2027-02-01' })).toEqual([]);
    expect(refused('information', {})).toEqual([]);
  });

  it('is refused with each field that belongs to another kind', () => {
    expect(refused('task', { vote, owner })).toEqual(['vote']);
    expect(refused('decision', { owner, dueOn: '2027-02-01' })).toEqual(['owner', 'dueOn']);
    expect(refused('information', { vote, owner, dueOn: '2027-02-01' })).toEqual([
      'vote',
      'owner',
      'dueOn',
    ]);
  });
});
