import {
  createContactPointSchema,
  updateContactPointSchema,
  updateOrganisationSchema,
} from './register-commands';

const id = '4f3ad2a4-52f4-4d2c-9c39-6f0a4de1a111';

describe('What is sent to change an entry', () => {
  it.each([
    [{ offers: ' \n ' }, { offers: null }],
    [{ offers: 'Beratung\r\nKaffee ' }, { offers: 'Beratung\nKaffee' }],
    [{ district: '' }, { district: null }],
    [{ contact: { email: '', website: '  ' } }, { contact: { email: null, website: null } }],
    [{ contact: { email: ' Boy@Example.org ' } }, { contact: { email: 'boy@example.org' } }],
    [
      { location: { latitude: 51.5, longitude: -0 } },
      { location: { latitude: 51.5, longitude: -0 } },
    ],
    [{ providerIds: [id.toUpperCase()] }, { providerIds: [id] }],
  ])('%j is understood as %j', (sent, understood) =>
    expect(updateContactPointSchema.parse({ version: 1, ...sent })).toEqual({
      version: 1,
      ...understood,
    }),
  );

  it.each([
    [{ name: 'x' }, 'name'],
    [{ name: 'Zwei\nZeilen' }, 'name'],
    [{ offers: 'dreh \u202e um' }, 'offers'],
    [{ contact: { website: 'javascript:alert(1)' } }, 'contact.website'],
    [{ contact: { email: 'nirgends' } }, 'contact.email'],
    [{ contact: { fax: '1' } }, 'contact'],
    [{ location: { latitude: 91, longitude: 0 } }, 'location.latitude'],
    [{ location: { latitude: Number.NaN, longitude: 0 } }, 'location.latitude'],
    [{ location: { latitude: 51 } }, 'location.longitude'],
    [{ providerIds: [id, id.toUpperCase()] }, 'providerIds'],
    [{ partners: [{ kind: 'person', id }] }, 'partners.0.kind'],
    [{ targetGroups: ['Familien', 'Familien'] }, 'targetGroups'],
    [{ confirmedOn: '2026-01-01' }, ''],
    [{ version: 0 }, 'version'],
  ])('%j is refused, naming %s', (sent, path) => {
    const { error } = updateContactPointSchema.safeParse({ version: 1, ...sent });
    expect(error?.issues.map((issue) => issue.path.join('.'))).toContain(path);
  });

  it('of a new entry is nothing but its name', () =>
    expect(createContactPointSchema.parse({ name: 'Quartiersbüro Boy' })).toEqual({
      name: 'Quartiersbüro Boy',
      ...{ district: null, focus: null, offers: null, openingHours: null, location: null },
      ...{ state: 'internal', providerIds: [], partners: [], targetGroups: [], contact: {} },
    }));

  it('says what was there before: null says nothing, missing leaves it', () =>
    expect(updateOrganisationSchema.parse({ version: 3, website: null })).toEqual({
      version: 3,
      website: null,
    }));
});
