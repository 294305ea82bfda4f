import type { RouteAccess } from '../../src/core/http/route';
import type { TestApp } from './app';

/** One route as the OpenAPI document describes it. */
export interface DescribedRoute {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** As `/api/guidelines/{id}`. */
  readonly path: string;
  readonly access: RouteAccess | undefined;
  readonly operation: Operation;
}

export interface Operation {
  readonly 'x-access'?: RouteAccess;
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly schema: JsonSchema;
  }[];
  readonly requestBody?: {
    readonly content: Readonly<Record<string, { readonly schema: JsonSchema }>>;
  };
  readonly responses: Readonly<
    Record<
      string,
      {
        readonly description?: string;
        readonly content?: Readonly<Record<string, { readonly schema: JsonSchema }>>;
      }
    >
  >;
}

export type JsonSchema = Readonly<Record<string, unknown>>;

export interface OpenApiDocument {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, JsonSchema>> };
}

export async function readOpenApi(app: TestApp): Promise<OpenApiDocument> {
  return (await (await app.agent('nobody')).get<OpenApiDocument>('/api/openapi.json')).body;
}

/** Every route of the document. */
export function routesOf(document: OpenApiDocument): DescribedRoute[] {
  return Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({
      method: method as DescribedRoute['method'],
      path,
      access: operation['x-access'],
      operation,
    })),
  );
}

/**
 * Every route that Express would answer, as `get /api/guidelines/{id}`, whether described or not. What takes every method is how Nest
 * answers that there is no such route.
 */
export function servedRoutes(app: TestApp): string[] {
  const express = app.nest.getHttpAdapter().getInstance() as {
    router: { stack: { route?: { path: string; methods: Record<string, boolean> } }[] };
  };
  return express.router.stack.flatMap(({ route }) =>
    route === undefined || Object.keys(route.methods).length > 5
      ? []
      : Object.keys(route.methods).map(
          (method) => `${method} ${route.path.replace(/:(\w+)/g, '{$1}')}`,
        ),
  );
}

/** The address of a route with these values for its parameters. */
export function addressOf(path: string, values: Readonly<Record<string, string>>): string {
  return path.replace(
    /\{(\w+)\}/g,
    (_, name: string) => values[name] ?? '4f3ad2a4-52f4-4d2c-9c39-6f0a4de1a111',
  );
}
