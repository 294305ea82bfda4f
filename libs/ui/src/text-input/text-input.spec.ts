import { Component } from '@angular/core';
import { findings, show } from '../../test/page';
import { Field } from '../field/field';
import { TextInput } from './text-input';

@Component({
  imports: [Field, TextInput],
  template: `<ui-field label="Stadtteil" hint="Wo liegt es?" error="Bitte wählen Sie.">
    <input uiInput />
  </ui-field>`,
})
class Host {}

describe('A text input', () => {
  it('is the native control, reached by the keyboard and by a click on its label', async () => {
    const page = await show(Host);
    const control = page.find('input');
    expect(control.tabIndex).toBe(0);
    control.focus();
    expect(document.activeElement).toBe(control);
    expect(page.find<HTMLLabelElement>('label').control).toBe(control);
  });

  it('is described by hint and error and has no axe findings', async () => {
    const page = await show(Host);
    expect(page.find('input').getAttribute('aria-describedby')?.split(' ')).toHaveLength(2);
    expect(page.find('input').getAttribute('aria-invalid')).toBe('true');
    expect(await findings(page.element)).toEqual([]);
  });
});
