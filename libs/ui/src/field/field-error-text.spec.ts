import { germanFieldErrorText } from './field-error-text';

const issue = (fields: object) => ({ kind: 'standardSchema', message: 'Too small', issue: fields });

describe('The sentence below a field', () => {
  it.each([
    [
      'a missing text',
      issue({ code: 'too_small', origin: 'string', minimum: 1 }),
      'Bitte füllen Sie dieses Feld aus.',
    ],
    [
      'a short password',
      issue({ code: 'too_small', origin: 'string', minimum: 12 }),
      'Bitte geben Sie mindestens 12 Zeichen ein.',
    ],
    [
      'a long text',
      issue({ code: 'too_big', origin: 'string', maximum: 120 }),
      'Bitte kürzen Sie auf höchstens 120 Zeichen.',
    ],
    [
      'a small number',
      issue({ code: 'too_small', origin: 'number', minimum: 1 }),
      'Bitte prüfen Sie diese Angabe.',
    ],
    [
      'an address',
      issue({ code: 'invalid_format', format: 'email' }),
      'Bitte geben Sie eine E-Mail-Adresse ein, zum Beispiel name@beispiel.de.',
    ],
    ['a required field', { kind: 'required' }, 'Bitte füllen Sie dieses Feld aus.'],
    [
      'a minimum of the form',
      { kind: 'minLength', minLength: 3 },
      'Bitte geben Sie mindestens 3 Zeichen ein.',
    ],
    [
      'a maximum of the form',
      { kind: 'maxLength', maxLength: 9 },
      'Bitte kürzen Sie auf höchstens 9 Zeichen.',
    ],
    ['a message by hand', { kind: 'taken', message: 'Schon vergeben.' }, 'Schon vergeben.'],
    ['anything else', { kind: 'pattern' }, 'Bitte prüfen Sie diese Angabe.'],
  ])('for %s is German and says what to do', (_, error, sentence) => {
    expect(germanFieldErrorText(error)).toBe(sentence);
  });
});
