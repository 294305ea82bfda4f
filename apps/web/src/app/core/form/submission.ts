import { type Signal, signal } from '@angular/core';
import type { FieldTree, FormOptions, ValidationError } from '@angular/forms/signals';
import type { FieldProblem } from '@quartiersforum/domain';
import { type Failure, failureOf } from '../problem/problem-of';
import { problemTexts } from '../problem/problem-texts';

/** How a form is sent: what `form()` needs for it, and what the API said when it refused. */
export interface Submission<Model> {
  readonly failure: Signal<Failure | null>;
  readonly options: FormOptions<Model>;
}

/**
 * Sends a form whose fields are valid. A refusal becomes `failure`, to be shown above the fields, and marks the fields that the API
 * named. With invalid fields nothing is sent, and the first of them takes the focus; an error that
 * belongs to no field on the page is said above them, so that a button never does nothing.
 */
export function submission<Model extends object>(
  send: (value: Model) => Promise<void>,
): Submission<Model> {
  const failure = signal<Failure | null>(null);
  return {
    failure: failure.asReadonly(),
    options: {
      submission: {
        action: async (field) => {
          failure.set(null);
          try {
            await send(field().value());
            return undefined;
          } catch (error) {
            const refused = failureOf(error);
            failure.set(refused);
            return fieldErrors(field as FieldTree<Model>, refused.fields);
          }
        },
        onInvalid: (field) => {
          const first = field().errorSummary()[0]?.fieldTree();
          const isVisible = first !== undefined && first.formFieldBindings().length > 0;
          failure.set(
            isVisible
              ? null
              : { code: 'request.invalid', text: problemTexts['request.invalid'], fields: [] },
          );
          if (isVisible) first.focusBoundControl();
        },
      },
    },
  };
}

/** The API's own words are English and for programs; the field says its usual German sentence. */
function fieldErrors<Model extends object>(
  form: FieldTree<Model>,
  problems: readonly FieldProblem[],
): ValidationError.WithOptionalFieldTree[] {
  return problems.flatMap(({ path }) => {
    const fieldTree = fieldAt(form, path);
    return fieldTree === undefined ? [] : [{ kind: 'server', fieldTree }];
  });
}

/** The field that `path` names, as `substitute.email`; where it has no control of its own, what holds it. */
function fieldAt(form: object, path: string): FieldTree<unknown> | undefined {
  const fields: FieldTree<unknown>[] = [];
  let parent = form;
  for (const key of path.split('.')) {
    const field: unknown = Reflect.get(parent, key);
    if (typeof field !== 'function') break;
    fields.push(field as FieldTree<unknown>);
    parent = field;
  }
  return fields.findLast((field) => field().formFieldBindings().length > 0) ?? fields[0];
}
