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
      .flatMap(meantIssues)
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

interface Issue {
  readonly path?: Path | undefined;
  readonly message: string;
  /** What zod tells of all unknown keys of an object at once. */
  readonly keys?: unknown;
  /** Of a union: what speaks against each of its shapes. */
  readonly errors?: unknown;
}

/**
 * Of a union zod only says that no shape fits. Whoever sent it meant the one that it comes closest to, and learns what is wrong with
 * that; when not even the kind of value is right, there is nothing more to say.
 */
function meantIssues(issue: Issue): readonly Issue[] {
  const shapes = Array.isArray(issue.errors) ? (issue.errors as Issue[][]) : [];
  const [closest] = shapes.toSorted((a, b) => pathCount(a) - pathCount(b));
  if (closest === undefined || closest.some(({ path, keys }) => !path?.length && !keys))
    return [issue];
  const path = issue.path ?? [];
  return closest
    .map((inner) => ({ ...inner, path: [...path, ...(inner.path ?? [])] }))
    .flatMap(meantIssues);
}

function pathCount(issues: readonly Issue[]): number {
  return issues.flatMap(pathsOf).length;
}

/** Unknown keys have the path of their object. */
function pathsOf({ path = [], keys }: Issue): Path[] {
  if (!Array.isArray(keys)) return [path];
  return keys.slice(0, mostFields).map((key) => [...path, String(key)]);
}

function pathOf(parameter: string | undefined, path: Path): string {
  const keys = path.map((segment) => String(typeof segment === 'object' ? segment.key : segment));
  return (parameter === undefined ? keys : [parameter, ...keys]).join('.').slice(0, 200);
}
