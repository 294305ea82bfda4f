import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { DomainError, type FieldProblem } from '@quartiersforum/domain';

/** More problems than a page can show help nobody, and their number is up to the sender. */
const mostFields = 50;

/**
 * Checks what comes in against the schema of `@Body({ schema })`, `@Param('id', { schema })` or `@Query({ schema })` and hands the
 * parsed value on. Throws `request.invalid` with the path of each field. Nest's own pipe would lose the name of a path parameter.
 */
@Injectable()
export class SchemaPipe implements PipeTransform {
  async transform(value: unknown, { schema, data, type }: ArgumentMetadata): Promise<unknown> {
    if (schema === undefined || type === 'custom') return value;
    const result = await schema['~standard'].validate(value);
    if (result.issues === undefined) return result.value;
    const fields = result.issues
      .flatMap((issue): FieldProblem[] =>
        pathsOf(issue).map((path) => ({
          path: pathOf(data, path),
          message: issue.message.slice(0, 500),
        })),
      )
      .slice(0, mostFields);
    throw new DomainError('request.invalid', { fields });
  }
}

type Path = readonly (PropertyKey | { readonly key: PropertyKey })[];

/** zod tells of all unknown keys of an object at once, and gives the path of the object. */
function pathsOf(issue: { readonly path?: Path | undefined; readonly keys?: unknown }): Path[] {
  const path = issue.path ?? [];
  if (!Array.isArray(issue.keys)) return [path];
  return issue.keys.slice(0, mostFields).map((key) => [...path, String(key)]);
}

function pathOf(parameter: string | undefined, path: Path): string {
  const keys = path.map((segment) => String(typeof segment === 'object' ? segment.key : segment));
  return (parameter === undefined ? keys : [parameter, ...keys]).join('.').slice(0, 200);
}
