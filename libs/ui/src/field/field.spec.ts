import { Component, signal } from '@angular/core';
import { email, form, FormField, required } from '@angular/forms/signals';
import { findings, show } from '../../test/page';
import { TextInput } from '../text-input/text-input';
import { Field } from './field';

@Component({
  imports: [Field, TextInput, FormField],
  template: `<ui-field label="E-Mail-Adresse" hint="Ihre dienstliche" [error]="fromServer()">
      <input uiInput type="email" autocomplete="email" [formField]="form.email" />
    </ui-field>
    <ui-field label="Telefon" optional><input uiInput id="eigen" /></ui-field>
    <ui-field label="Suche" labelHidden required><input uiInput /></ui-field>`,
})
class Host {
  readonly fromServer = signal<string | null>(null);
  readonly form = form(signal({ email: '' }), (path) => {
    required(path.email);
    email(path.email);
  });
}

describe('A field', () => {
  it('gives its control a name by the label and its hint as description', async () => {
    const page = await show(Host);
    const input = page.find<HTMLInputElement>('input');
    expect(input.labels?.[0]?.textContent.trim()).toBe('E-Mail-Adresse');
    expect(described(input)).toBe('Ihre dienstliche');
    expect(input.hasAttribute('aria-invalid')).toBe(false);
  });

  it('scolds nobody before they have been there, then says in German what is missing', async () => {
    const page = await show(Host);
    const input = page.find<HTMLInputElement>('input');
    expect(page.element.textContent).not.toContain('Bitte');
    input.focus();
    input.blur();
    await page.settled();
    expect(described(input)).toBe('Ihre dienstliche Bitte füllen Sie dieses Feld aus.');
    expect(input.getAttribute('aria-invalid')).toBe('true');
  });

  it('follows what is typed, and calls the field in order again', async () => {
    const page = await show(Host);
    const input = page.find<HTMLInputElement>('input');
    await type(page, input, 'quartier');
    expect(described(input)).toContain('name@beispiel.de');
    await type(page, input, 'quartier@beispiel.de');
    expect(described(input)).toBe('Ihre dienstliche');
    expect(input.hasAttribute('aria-invalid')).toBe(false);
  });

  it("shows the server's word before the form's own", async () => {
    const page = await show(Host);
    const input = page.find<HTMLInputElement>('input');
    await type(page, input, 'quartier');
    page.component.fromServer.set('Diese Adresse hat schon ein Konto.');
    await page.settled();
    expect(described(input)).toBe('Ihre dienstliche Diese Adresse hat schon ein Konto.');
  });

  it('marks what is optional and tells assistive technology what is required', async () => {
    const page = await show(Host);
    const [, phone, search] = page.element.querySelectorAll('input');
    expect(phone?.labels?.[0]?.textContent).toContain('(freiwillig)');
    expect(search?.getAttribute('aria-required')).toBe('true');
    expect(search?.labels?.[0]?.classList).toContain('ui-visually-hidden');
  });

  it('has no axe findings, with and without an error', async () => {
    const page = await show(Host);
    expect(await findings(page.element)).toEqual([]);
    page.component.fromServer.set('Diese Adresse hat schon ein Konto.');
    await page.settled();
    expect(await findings(page.element)).toEqual([]);
  });
});

async function type(page: { settled(): Promise<void> }, input: HTMLInputElement, text: string) {
  input.focus();
  input.value = text;
  input.dispatchEvent(new Event('input', { bubbles: true }));
  input.blur();
  await page.settled();
}

function described(element: Element): string {
  const ids = element.getAttribute('aria-describedby')?.split(' ') ?? [];
  return ids.map((id) => document.getElementById(id)?.textContent.trim()).join(' ');
}
