import fc from 'fast-check';
import type { DescribedRoute, JsonSchema } from './routes';

/** A request that no route may accept. */
export interface HostileRequest {
  readonly route: DescribedRoute;
  readonly path: string;
  readonly body: string | null;
}

/** Text that breaks parsers, stores, terminals and people's eyes. */
const hostileText = fc.oneof(
  fc.constantFrom(
    '\u0000',
    'a\u0000b',
    '\ud800',
    '\udfff x',
    "' or 1=1; drop table account; --",
    '${7*7}',
    '../../etc/passwd',
    '%00',
    '\r\nBcc: x',
    '<script>window.__x=1</script>',
    '\u202e',
    'x'.repeat(20_000),
    '=1+1',
    '-1',
    '1e308',
    'NaN',
    'null',
    '9'.repeat(400),
  ),
  fc.string({ unit: 'binary' }),
);

const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  hostileText,
  fc.constantFrom(
    null,
    true,
    0,
    -1,
    1e308,
    Number.MAX_SAFE_INTEGER,
    [],
    {},
    [[]],
    [null],
    { $ne: null },
    { toString: 1 },
  ),
  fc.jsonValue({ maxDepth: 4 }),
);

const notJson = fc.constantFrom(
  '',
  '{',
  '{"a":',
  '[1,]',
  '\u0000',
  'undefined',
  '{"a":1}{',
  `${'['.repeat(90_000)}`,
  `"${'x'.repeat(270_000)}"`,
);

const prototypeKeys = [
  '__proto__',
  'constructor',
  'prototype',
  'role',
  'id',
  'isAdmin',
  'approvedAt',
] as const;

/** Bodies that are no JSON, no object, or an object with hostile fields and one that no schema knows. */
function hostileBody(schema: JsonSchema): fc.Arbitrary<string> {
  const names = Object.keys((schema['properties'] as object | undefined) ?? {});
  const stranger = fc.constantFrom(...prototypeKeys.filter((key) => !names.includes(key)));
  const fields = fc.dictionary(fc.constantFrom('x', ...names), hostileValue, {
    maxKeys: names.length + 1,
  });
  const object = fc.tuple(fields, stranger, hostileValue).map(([known, key, value]) => {
    // Written by hand, because an object literal would swallow __proto__.
    const entries = [...Object.entries(known), [key, value] as const];
    return `{${entries.map(([name, field]) => `${JSON.stringify(name)}:${JSON.stringify(field)}`).join(',')}}`;
  });
  const noObject = hostileValue
    .filter((value) => typeof value !== 'object' || value === null || Array.isArray(value))
    .map((value) => JSON.stringify(value));
  return fc.oneof({ weight: 6, arbitrary: object }, { weight: 2, arbitrary: noObject }, notJson);
}

/** Text that every schema takes for text and PostgreSQL does not. */
const unstorableText = fc
  .tuple(fc.constantFrom('Träger', 'am Kanalufer'), fc.constantFrom('\u0000', '\ud83d', '\udc00'))
  .map(([text, broken]) => `${text}${broken}${text}`);

/** A body that is right but for one text that cannot be stored; null when the route takes no free text. */
function unstorableBody(schema: JsonSchema): fc.Arbitrary<string> | null {
  const properties = (schema['properties'] ?? {}) as Record<string, JsonSchema>;
  const free = Object.keys(properties).filter((name) => isFreeText(properties[name] ?? {}));
  if (free.length === 0) return null;
  const right = Object.fromEntries(
    Object.entries(properties).map(([name, property]) => [name, rightValue(property)]),
  );
  return fc
    .tuple(fc.constantFrom(...free), unstorableText)
    .map(([name, text]) => JSON.stringify({ ...right, [name]: text }));
}

function isFreeText(schema: JsonSchema): boolean {
  return (
    schema['type'] === 'string' && ['enum', 'format', 'pattern'].every((rule) => !(rule in schema))
  );
}

function rightValue(schema: JsonSchema): unknown {
  if (schema['nullable'] === true) return null;
  if (Array.isArray(schema['enum'])) return schema['enum'][0];
  if (schema['format'] === 'uuid') return '4f3ad2a4-52f4-4d2c-9c39-6f0a4de1a111';
  if (schema['format'] === 'email') return 'neu@example.org';
  if (schema['format'] === 'date') return '2027-01-12';
  if (schema['type'] === 'string') return 'x'.repeat(43);
  return schema['type'] === 'array' ? [] : false;
}

const hostileId = fc
  .oneof(
    hostileText.map((text) => encodeURIComponent(text.toWellFormed().slice(0, 2_000))),
    fc.constantFrom(
      '%',
      '%zz',
      '%E0%A4%A',
      '%ED%A0%80',
      '%2e%2e%2f',
      '00000000-0000-0000-0000-00000000000g',
    ),
  )
  .filter((id) => !['', '.', '..', '%2e', '%2e%2e'].includes(id.toLowerCase()));

/** Requests to this route, each with something that it must refuse; none for a route that takes nothing. */
export function hostileRequest(route: DescribedRoute): fc.Arbitrary<HostileRequest> | null {
  const { parameters = [], requestBody } = route.operation;
  const schema = requestBody?.content['application/json']?.schema;
  const valid = route.path.replace(/\{\w+\}/g, '4f3ad2a4-52f4-4d2c-9c39-6f0a4de1a111');
  const kinds: fc.Arbitrary<HostileRequest>[] = [];
  for (const bodies of schema ? [hostileBody(schema), unstorableBody(schema)] : [])
    if (bodies) kinds.push(bodies.map((body) => ({ route, path: valid, body })));
  if (route.path.includes('{'))
    kinds.push(
      hostileId.map((id) => ({
        route,
        path: route.path.replace(/\{\w+\}/g, () => id),
        body: schema ? '{}' : null,
      })),
    );
  for (const { name, schema: type } of parameters.filter((parameter) => parameter.in === 'query'))
    kinds.push(
      (isFreeText(type)
        ? fc.constantFrom('\u0000', 'Träger\u0000', 'x'.repeat(9_000))
        : hostileText
      )
        .filter((text) => !/^\s*\d*\s*$/.test(text))
        .map((text) => ({
          route,
          path: `${valid}?${name}=${encodeURIComponent(text.toWellFormed().slice(0, 9_000))}`,
          body: null,
        })),
    );
  return kinds.length === 0 ? null : fc.oneof(...kinds);
}
