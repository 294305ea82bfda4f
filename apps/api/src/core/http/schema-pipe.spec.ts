import { DomainError } from '@quartiersforum/domain';
import * as z from 'zod';
import { SchemaPipe } from './schema-pipe';

const schema = z.strictObject({
  name: z.string(),
  place: z.strictObject({ city: z.string() }).optional(),
});

async function fieldsOf(value: unknown, data?: string): Promise<readonly string[]> {
  const refused: unknown = await new SchemaPipe()
    .transform(value, { schema, type: 'body', ...(data !== undefined && { data }) })
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
});
