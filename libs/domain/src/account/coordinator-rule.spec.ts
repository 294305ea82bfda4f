import fc from 'fast-check';
import { roles } from '../access/roles';
import { keepsCoordinator } from './coordinator-rule';

describe('giving up the role', () => {
  it('is refused to the last coordinator, by role or by being disabled', () => {
    expect(keepsCoordinator(['a'], { id: 'a', role: 'city', isDisabled: false })).toBe(false);
    expect(keepsCoordinator(['a'], { id: 'a', role: 'coordinator', isDisabled: true })).toBe(false);
  });

  it('leaves at least one coordinator, whatever is changed in whatever order', () => {
    const change = fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd'),
      role: fc.constantFrom(...roles),
      isDisabled: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 30 }), (changes) => {
        const coordinators = new Set(['a', 'b']);
        for (const next of changes) {
          if (!keepsCoordinator([...coordinators], next)) continue;
          if (next.role === 'coordinator' && !next.isDisabled) coordinators.add(next.id);
          else coordinators.delete(next.id);
        }
        return coordinators.size > 0;
      }),
    );
  });

  it('is nobody else’s business', () => {
    expect(keepsCoordinator(['a'], { id: 'b', role: 'reader', isDisabled: true })).toBe(true);
    expect(keepsCoordinator(['a'], { id: 'a', role: 'coordinator', isDisabled: false })).toBe(true);
  });
});
