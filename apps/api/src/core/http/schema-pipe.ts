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
    const fields = result.issues.slice(0, mostFields).map((issue): FieldProblem => ({
      path: pathOf(data, issue.path ?? []),
      message: issue.message.slice(0, 500),
    }));
    throw new DomainError('request.invalid', { fields });
  }
}

function pathOf(
  parameter: string | undefined,
  path: readonly (PropertyKey | { readonly key: PropertyKey })[],
): string {
  const keys = path.map((segment) => String(typeof segment === 'object' ? segment.key : segment));
  return (parameter === undefined ? keys : [parameter, ...keys]).join('.').slice(0, 200);
}
