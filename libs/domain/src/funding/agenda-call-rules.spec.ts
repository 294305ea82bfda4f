import fc from 'fast-check';
import { agendaDescriptionLimit, withAgendaLines } from './agenda-call-rules';
import { agendaTemplateItemSchema } from '../meeting/agenda';

const lines = fc.array(
  fc.record({ id: fc.uuid(), line: fc.string({ minLength: 1, maxLength: 900 }) }),
  { maxLength: 20 },
);

describe('Lines that are added to an agenda item', () => {
  it('stand below what was there', () => {
    const { description, placed } = withAgendaLines('Wie immer.', [
      { id: 'a', line: '– Aufruf' },
      { id: 'b', line: '– Zweiter' },
    ]);
    expect(description).toBe('Wie immer.\n– Aufruf\n– Zweiter');
    expect(placed).toEqual(['a', 'b']);
  });

  it('begin an empty one', () => {
    expect(withAgendaLines('', [{ id: 'a', line: '– Aufruf' }]).description).toBe('– Aufruf');
  });

  it('never make it longer than it may be, and lose no word of it', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: agendaDescriptionLimit }), lines, (before, added) => {
        const { description, placed } = withAgendaLines(before, added);
        expect(description.length).toBeLessThanOrEqual(agendaDescriptionLimit);
        expect(description.startsWith(before)).toBe(true);
        expect(placed).toEqual(added.slice(0, placed.length).map(({ id }) => id));
      }),
    );
  });

  it('may be as long as an agenda takes', () => {
    const item = { kind: 'other', title: 'Aufrufe', durationMinutes: 5 };
    const length = (count: number) =>
      agendaTemplateItemSchema.safeParse({ ...item, description: 'a'.repeat(count) }).success;
    expect([length(agendaDescriptionLimit), length(agendaDescriptionLimit + 1)]).toEqual([
      true,
      false,
    ]);
  });
});
