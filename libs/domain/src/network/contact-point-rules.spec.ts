import { contactPointOwnFields, goesBeyondOwnFields, isClosed } from './contact-point-rules';
import { updateContactPointSchema } from './register-commands';

describe("A contact point's own people", () => {
  it('change what they are asked for, and the version belongs to every change', () => {
    for (const field of contactPointOwnFields)
      expect([field, goesBeyondOwnFields({ version: 1, [field]: null })]).toEqual([field, false]);
    expect(goesBeyondOwnFields({ version: 1, offers: 'Beratung', name: undefined })).toBe(false);
  });

  it('change nothing else, whatever fields there will be', () => {
    const own: readonly string[] = ['version', ...contactPointOwnFields];
    const others = Object.keys(updateContactPointSchema.shape).filter((one) => !own.includes(one));
    expect(others.sort()).toEqual(
      ['closedOn', 'district', 'focus', 'name', 'partners', 'providerIds'].sort(),
    );
    for (const field of others)
      expect([field, goesBeyondOwnFields({ version: 1, offers: null, [field]: null })]).toEqual([
        field,
        true,
      ]);
  });
});

it.each([
  [null, false],
  ['2026-11-23', false],
  ['2026-11-22', true],
  ['2020-01-01', true],
])('What closes on %s is closed on 2026-11-22: %s', (closedOn, closed) =>
  expect(isClosed(closedOn, '2026-11-22')).toBe(closed),
);
