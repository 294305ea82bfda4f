import { changedFields, mergedValue } from './three-way';

const base = { title: 'Fachvortrag', minutes: 35, presenter: '' };

describe('Two people in one form', () => {
  it('both keep what they changed when it was not the same', () => {
    const own = { ...base, title: 'Vortrag und Gespräch' };
    const now = { ...base, minutes: 45 };
    expect(mergedValue(own, base, now)).toEqual({
      title: 'Vortrag und Gespräch',
      minutes: 45,
      presenter: '',
    });
  });

  it('the second keeps the own text where both changed the same', () => {
    const own = { ...base, title: 'Meins' };
    const merged = mergedValue(own, base, { ...base, title: 'Ihres' });
    expect(merged.title).toBe('Meins');
    expect(changedFields(merged, { ...base, title: 'Ihres' })).toEqual(['title']);
  });
});
