import { Component, signal } from '@angular/core';
import { form, FormField } from '@angular/forms/signals';
import { findings, show } from '../../test/page';
import { Field } from '../field/field';
import { TextInput } from '../text-input/text-input';
import { Password } from './password';

@Component({
  imports: [Field, FormField, Password, TextInput],
  template: `<ui-field label="Passwort">
    <ui-password>
      <input uiInput type="password" autocomplete="current-password" [formField]="form.password" />
    </ui-password>
  </ui-field>`,
})
class Host {
  readonly form = form(signal({ password: 'ganz geheim' }));
}

describe('A password field', () => {
  it('hides the password until it is asked to show it, and hides it again', async () => {
    const page = await show(Host);
    const input = page.find<HTMLInputElement>('input');
    const toggle = page.find('button');
    expect([input.type, toggle.getAttribute('aria-pressed')]).toEqual(['password', 'false']);
    toggle.click();
    await page.settled();
    expect([input.type, toggle.getAttribute('aria-pressed')]).toEqual(['text', 'true']);
    expect(input.value).toBe('ganz geheim');
    toggle.click();
    await page.settled();
    expect(input.type).toBe('password');
  });

  it('comes before its button for the keyboard, and the button does not submit', async () => {
    const page = await show(Host);
    const order = [...page.element.querySelectorAll<HTMLElement>('input, button')];
    expect(order.map((element) => [element.tagName, element.tabIndex])).toEqual([
      ['INPUT', 0],
      ['BUTTON', 0],
    ]);
    expect(page.find<HTMLButtonElement>('button').type).toBe('button');
  });

  it('is still labelled by its field, and has no axe findings', async () => {
    const page = await show(Host);
    const input = page.find<HTMLInputElement>('input');
    expect(input.labels?.[0]?.textContent.trim()).toBe('Passwort');
    expect(page.find('button').getAttribute('aria-controls')).toBe(input.id);
    expect(await findings(page.element)).toEqual([]);
  });
});
