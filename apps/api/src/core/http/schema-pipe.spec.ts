import { createMeetingSchema, DomainError } from '@quartiersforum/domain';
import * as z from 'zod';
import { SchemaPipe } from './schema-pipe';

const schema = z.strictObject({
  name: z.string(),
  place: z.strictObject({ city: z.string() }).optional(),
});

async function fieldsOf(
  value: unknown,
  data?: string,
  asked: z.ZodType = schema,
): Promise<readonly string[]> {
  const refused: unknown = await new SchemaPipe()
    .transform(value, { schema: asked, type: 'body', ...(data !== undefined && { data }) })
    .catch((error: unknown) => error);
  if (!(refused instanceof DomainError)) throw new Error('was not refused');
  return (refused.details.fields ?? []).map(({ path }) => path);
}

describe('what does not fit the schema', () => {
  it('is named by the path of the field', async () => {
    expect(await fieldsOf({ name: 1, place: { city: null } })).toEqual(['name', 'place.city']);
    expect(await fieldsOf([], 'filter')).toEqual(['filter']);
  });

  it('is named too when nobody has asked for the field', async () => {
    expect(await fieldsOf({ name: 'x', role: 'coordinator', id: 1 })).toEqual(['role', 'id']);
    expect(await fieldsOf({ name: 'x', place: { city: 'x', role: 1 } })).toEqual(['place.role']);
    expect(await fieldsOf(JSON.parse('{"name":"x","__proto__":{}}'))).toEqual(['__proto__']);
  });

  it('is named only so often, however much is sent', async () => {
    const keys = Object.fromEntries(Array.from({ length: 5_000 }, (_, at) => [`k${at}`, at]));
    expect(await fieldsOf({ name: 'x', ...keys })).toHaveLength(50);
  });

  it('is named in the shape that it comes closest to, where there are several', async () => {
    const of = (value: unknown) => fieldsOf(value, undefined, createMeetingSchema);
    const startsAt = '2027-01-12T10:00:00+01:00';
    const id = '4f3ad2a4-52f4-4d2c-9c39-6f0a4de1a111';
    expect(await of({ seriesId: id, startsAt: '2300-01-12T10:00:00Z' })).toEqual(['startsAt']);
    expect(await of({ seriesId: 'x', startsAt })).toEqual(['seriesId']);
    expect(await of({ seriesId: id, startsAt, kind: 'other' })).toEqual(['kind']);
    const free = { bodyId: id, title: 'Treffen', startsAt, durationMinutes: 60 };
    expect(await of({ ...free, title: 'x', durationMinutes: 1 })).toEqual([
      'title',
      'durationMinutes',
    ]);
    expect(await of({ bodyId: id, title: 'Treffen' })).toEqual(['startsAt', 'durationMinutes']);
    expect(await of({ ...free, leadAccountId: id })).toEqual(['leadAccountId']);
    expect(await of({})).toEqual(['seriesId', 'startsAt']);
    expect(await of([])).toEqual(['']);
    const nested = z.strictObject({ list: z.array(z.union([z.literal(1), z.literal(2)])) });
    expect(await fieldsOf({ list: [1, 3] }, undefined, nested)).toEqual(['list.1']);
  });
});
