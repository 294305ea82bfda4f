import { isEverAllowed, permissions, type Problem, type Role } from '@quartiersforum/domain';
import { type AgentKind, startTestApp, type TestApp } from '../support/app';
import {
  addressOf,
  type DescribedRoute,
  type OpenApiDocument,
  readOpenApi,
  routesOf,
  servedRoutes,
} from '../support/routes';

const kinds: readonly AgentKind[] = [
  'coordinator',
  'city',
  'provider',
  'fieldworker',
  'reader',
  'stranger',
  'nobody',
];

let app: TestApp;
let document: OpenApiDocument;
beforeAll(async () => {
  app = await startTestApp();
  document = await readOpenApi(app);
});
afterAll(() => app.close());

/** What the door answers this kind of person before anything is known about the thing: a code, or null for "come in". */
function expected({ access }: DescribedRoute, kind: AgentKind): Problem['code'] | null {
  if (access === 'public') return null;
  if (kind === 'nobody') return 'access.signInRequired';
  const role: Role = kind === 'stranger' ? 'provider' : kind;
  if (access === undefined) return 'access.denied';
  return access === 'signedIn' || isEverAllowed(access, role) ? null : 'access.denied';
}

async function asked(route: DescribedRoute, kind: AgentKind) {
  // Somebody new each time: a route may end the sign-in.
  const agent =
    kind === 'nobody'
      ? await app.agent(kind)
      : await app.newAgent(kind === 'stranger' ? 'provider' : kind);
  const body = route.method === 'get' ? null : '{}';
  return agent.send<Problem>(route.method.toUpperCase(), addressOf(route.path, {}), body);
}

describe('every route', () => {
  it('is in the OpenAPI document, but for the document itself and the metrics', () => {
    const described = routesOf(document).map(({ method, path }) => `${method} ${path}`);
    const served = servedRoutes(app).filter(
      (route) => !['get /api/openapi.json', 'get /metrics'].includes(route),
    );
    expect(described.sort()).toEqual([...new Set(served)].sort());
    expect(described.length).toBeGreaterThan(30);
  });

  it('declares who may use it, by a permission that the table knows', () => {
    const known: readonly unknown[] = [...permissions, 'public', 'signedIn'];
    const undeclared = routesOf(document).filter(({ access }) => !known.includes(access));
    expect(undeclared.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
  });

  it('lets in or refuses each role, a stranger and nobody as the permission table says', async () => {
    const differing: string[] = [];
    for (const route of routesOf(document))
      for (const kind of kinds) {
        const { status, body } = await asked(route, kind);
        const isRefusal = ['access.signInRequired', 'access.denied'].includes(body.code);
        const answer = isRefusal ? body.code : null;
        if (answer !== expected(route, kind))
          differing.push(`${route.method} ${route.path} as ${kind}: ${status} ${body.code}`);
      }
    expect(differing).toEqual([]);
  }, 120_000);
});

describe('the OpenAPI document', () => {
  it('says for each route what it takes, answers and refuses', () => {
    const lacking: string[] = [];
    for (const { method, path, operation } of routesOf(document)) {
      const name = `${method} ${path}`;
      const success = Object.entries(operation.responses).filter(([status]) =>
        /^[23]/.test(status),
      );
      const [status, answer] = success[0] ?? [];
      if (success.length !== 1) lacking.push(`${name}: one success`);
      const isFile = answer?.content?.['*/*']?.schema['format'] === 'binary';
      if (
        !['204', '302'].includes(status ?? '') &&
        !isFile &&
        !answer?.content?.['application/json']
      )
        lacking.push(`${name}: schema of the answer`);
      const body = operation.requestBody?.content ?? {};
      const takes =
        body['application/json'] ??
        body['application/octet-stream'] ??
        body['application/x-www-form-urlencoded'];
      if (['post', 'put', 'patch'].includes(method) && !takes)
        lacking.push(`${name}: schema of the request`);
      if (!operation.responses['400']?.content?.['application/problem+json'])
        lacking.push(`${name}: problems`);
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter);
      const described = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path');
      if (named.length !== described.length) lacking.push(`${name}: parameters`);
    }
    expect(lacking).toEqual([]);
  });

  it('refers to no schema that it does not hold', () => {
    const text = JSON.stringify(document);
    const referred = [...text.matchAll(/#\/components\/schemas\/([\w-]+)/g)].map(
      ([, name]) => name ?? '',
    );
    expect(referred.filter((name) => !(name in document.components.schemas))).toEqual([]);
    expect(text).not.toMatch(/#\/(\$defs|definitions)/);
  });
});
