import { changesBetween } from './register-changes';

const phase = {
  id: 'p1',
  version: 1,
  programme: 'Zusammen im Quartier',
  endsOn: '2026-12-31',
  isPermanent: false,
  note: null,
};
const state = {
  id: 'c1',
  version: 1,
  name: 'Quartiersbüro Boy',
  offers: null,
  targetGroups: ['Familien'],
  contact: { phone: null, email: 'boy@example.org' },
  location: null,
  providers: [{ id: 'o1', name: 'AWO' }],
  fundingPhases: [phase],
};

describe('The history of an entry', () => {
  it('is silent when nothing but the version is different', () =>
    expect(changesBetween(state, { ...state, version: 2 })).toEqual([]));

  it.each([
    ['a text', { offers: 'Beratung' }, 'offers', null, 'Beratung'],
    ['a list', { targetGroups: [] }, 'targetGroups', ['Familien'], []],
    [
      'a part',
      { contact: { phone: '02041', email: 'boy@example.org' } },
      'contact.phone',
      null,
      '02041',
    ],
    ['a place', { location: { latitude: 51.5, longitude: 6.9 } }, 'location', null, '51.5, 6.9'],
    ['who runs it', { providers: [{ id: 'o2', name: 'DRK' }] }, 'providers', ['AWO'], ['DRK']],
    ['nobody runs it', { providers: [] }, 'providers', ['AWO'], []],
  ])('tells of %s as it was and is', (_, change, field, before, after) =>
    expect(changesBetween(state, { ...state, ...change })).toEqual([
      { field, subject: null, before, after },
    ]),
  );

  it('does not take the new name of an organisation for a change of those who name it', () =>
    expect(
      changesBetween(state, { ...state, providers: [{ id: 'o1', name: 'AWO Bottrop' }] }),
    ).toEqual([]));

  it('tells which phase ends when', () =>
    expect(
      changesBetween(state, { ...state, fundingPhases: [{ ...phase, endsOn: '2027-12-31' }] }),
    ).toEqual([
      {
        field: 'fundingPhases.endsOn',
        subject: 'Zusammen im Quartier',
        before: '2026-12-31',
        after: '2027-12-31',
      },
    ]));

  it('tells of a new phase what it says, and of one that was taken away what it said', () => {
    const without = { ...state, fundingPhases: [] };
    const said = [
      ['fundingPhases.programme', 'Zusammen im Quartier'],
      ['fundingPhases.endsOn', '2026-12-31'],
    ].map(([field, value]) => ({ field, subject: 'Zusammen im Quartier', value }));
    expect(changesBetween(without, state)).toEqual(
      said.map(({ field, subject, value }) => ({ field, subject, before: null, after: value })),
    );
    expect(changesBetween(state, without)).toEqual(
      said.map(({ field, subject, value }) => ({ field, subject, before: value, after: null })),
    );
  });

  it('names whose membership ends', () => {
    const membership = { id: 'm1', member: { kind: 'organisation', id: 'o1', name: 'AWO' } };
    const body = (validTo: string | null) => ({ memberships: [{ ...membership, validTo }] });
    expect(changesBetween(body(null), body('2026-12-31'))).toEqual([
      { field: 'memberships.validTo', subject: 'AWO', before: null, after: '2026-12-31' },
    ]);
  });

  it('says nothing of a field that older states did not have and nobody filled', () =>
    expect(changesBetween({ name: 'Boy' }, { name: 'Boy', offers: null })).toEqual([]));
});
