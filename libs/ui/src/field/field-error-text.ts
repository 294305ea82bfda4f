import { InjectionToken } from '@angular/core';

/** As much of Signal Forms' `ValidationError` as a sentence needs; `issue` is the Standard Schema's own, here zod's. */
export interface FieldError {
  readonly kind: string;
  readonly message?: string;
  readonly issue?: object;
}

/** Turns a validation error into the German sentence below the field. The app may provide its own. */
export const fieldErrorText = new InjectionToken<(error: FieldError) => string>('fieldErrorText', {
  factory: () => germanFieldErrorText,
});

const missing = 'Bitte füllen Sie dieses Feld aus.';
const invalid = 'Bitte prüfen Sie diese Angabe.';
const email = 'Bitte geben Sie eine E-Mail-Adresse ein, zum Beispiel name@beispiel.de.';

/**
 * Schemas are shared with the API and speak English, so their messages are never shown: the sentence is made from the
 * issue's code. A message given by hand (`{ kind: 'custom', message }`) is shown as it is.
 */
export function germanFieldErrorText(error: FieldError): string {
  if (error.kind === 'standardSchema') {
    return issueText(error.issue ?? {});
  }
  switch (error.kind) {
    case 'required':
      return error.message ?? missing;
    case 'email':
      return error.message ?? email;
    case 'minLength':
      return error.message ?? atLeast(Reflect.get(error, 'minLength'));
    case 'maxLength':
      return error.message ?? atMost(Reflect.get(error, 'maxLength'));
    default:
      return error.message ?? invalid;
  }
}

function issueText(issue: object): string {
  const code: unknown = Reflect.get(issue, 'code');
  const isText = Reflect.get(issue, 'origin') === 'string';
  if (code === 'too_small' && isText) {
    const minimum: unknown = Reflect.get(issue, 'minimum');
    return minimum === 1 ? missing : atLeast(minimum);
  }
  if (code === 'too_big' && isText) {
    return atMost(Reflect.get(issue, 'maximum'));
  }
  if (code === 'invalid_format' && Reflect.get(issue, 'format') === 'email') {
    return email;
  }
  return invalid;
}

function atLeast(count: unknown): string {
  return typeof count === 'number' ? `Bitte geben Sie mindestens ${count} Zeichen ein.` : invalid;
}

function atMost(count: unknown): string {
  return typeof count === 'number' ? `Bitte kürzen Sie auf höchstens ${count} Zeichen.` : invalid;
}
