import { Injectable, type INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { problemSchema } from '@quartiersforum/domain';
import * as z from 'zod';

type Schemas = Record<string, Record<string, unknown>>;

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;

/**
 * The OpenAPI document, made once at start from the same schemas that check requests and answers. A schema with an id becomes a
 * component.
 */
@Injectable()
export class OpenApi {
  private document: OpenAPIObject | undefined;
  private json = '';

  describe(app: INestApplication): void {
    const config = new DocumentBuilder()
      .setTitle('Quartiersforum')
      .setDescription('Unsafe methods need Content-Type application/json and a same-origin Origin.')
      .setVersion('1')
      .addCookieAuth('quartiersforum')
      .build();
    const schemas: Schemas = { Problem: convert(problemSchema, 'output').schema };
    const document = SwaggerModule.createDocument(app, config, {
      operationIdFactory: (controller, method) =>
        `${controller.replace('Controller', '')}.${method}`,
      standardSchemaConverter: (schema, { schemaType }) => {
        if (!(schema instanceof z.ZodType)) return undefined;
        const converted = convert(schema, schemaType);
        Object.assign(schemas, converted.components);
        return converted;
      },
    });
    document.components = {
      ...document.components,
      schemas: { ...document.components?.schemas, ...schemas },
    };
    nameSuccess(document);
    this.document = document;
    this.json = JSON.stringify(document);
  }

  get routes(): OpenAPIObject['paths'] {
    return this.document?.paths ?? {};
  }

  get text(): string {
    return this.json;
  }
}

/** The schema as OpenAPI 3.0 has it, and the named schemas that it refers to. */
function convert(schema: z.ZodType, io: 'input' | 'output') {
  const { definitions = {}, ...rest } = z.toJSONSchema(schema, {
    target: 'openapi-3.0',
    io,
    unrepresentable: 'any',
    reused: 'inline',
  }) as Schemas & { readonly definitions?: Schemas };
  const named = { schema: rest, components: definitions };
  return JSON.parse(
    JSON.stringify(named).replaceAll('#/definitions/', '#/components/schemas/'),
  ) as typeof named;
}

/** A route does not know its own method while it is declared, so its success is called `default` until here. */
function nameSuccess(document: OpenAPIObject): void {
  for (const path of Object.values(document.paths))
    for (const method of methods) {
      const responses = path[method]?.responses;
      if (responses?.default === undefined) continue;
      responses[method === 'post' ? '201' : '200'] = responses.default;
      delete responses.default;
    }
}
