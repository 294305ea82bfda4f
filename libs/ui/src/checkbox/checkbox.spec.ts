import { Component, signal } from '@angular/core';
import { form, FormField } from '@angular/forms/signals';
import { findings, show } from '../../test/page';
import { Checkbox } from './checkbox';
import { CheckboxInput } from './checkbox-input';

@Component({
  imports: [Checkbox, CheckboxInput, FormField],
  template: `<ui-checkbox hint="Jederzeit änderbar" [error]="error()">
    <input type="checkbox" uiCheckbox [formField]="form.mail" /> Per E-Mail, siehe
    <a href="/datenschutz">Datenschutz</a>
  </ui-checkbox>`,
})
class Host {
  readonly error = signal<string | null>(null);
  readonly value = signal({ mail: false });
  readonly form = form(this.value);
}

describe('A checkbox', () => {
  it('is ticked by its label and tells the form', async () => {
    const page = await show(Host);
    page.find('label').click();
    await page.settled();
    expect(page.component.value().mail).toBe(true);
  });

  it('is a native checkbox for the keyboard', async () => {
    const page = await show(Host);
    const input = page.find<HTMLInputElement>('input');
    input.focus();
    expect([document.activeElement, input.type, input.tabIndex]).toEqual([input, 'checkbox', 0]);
  });

  it('is described by hint and error and has no axe findings', async () => {
    const page = await show(Host);
    expect(await findings(page.element)).toEqual([]);
    page.component.error.set('Bitte stimmen Sie zu.');
    await page.settled();
    const input = page.find('input');
    const described = input.getAttribute('aria-describedby')?.split(' ') ?? [];
    expect(described.map((id) => document.getElementById(id)?.textContent.trim())).toEqual([
      'Jederzeit änderbar',
      'Bitte stimmen Sie zu.',
    ]);
    expect(input.getAttribute('aria-invalid')).toBe('true');
    expect(await findings(page.element)).toEqual([]);
  });
});
