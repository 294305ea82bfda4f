import { Component } from '@angular/core';
import { findings, show } from '../../test/page';
import { VisuallyHidden } from './visually-hidden';

@Component({
  imports: [VisuallyHidden],
  template: `<a href="/leitlinien/1"
    >Öffnen<span uiVisuallyHidden>: Leitlinien der Quartiersarbeit</span></a
  >`,
})
class Host {}

describe('Visually hidden text', () => {
  it('is part of what is read, is no stop of its own and has no axe findings', async () => {
    const page = await show(Host);
    expect(page.find('a').textContent).toBe('Öffnen: Leitlinien der Quartiersarbeit');
    expect(page.find('span').className).toBe('ui-visually-hidden');
    expect(page.find('span').tabIndex).toBe(-1);
    expect(await findings(page.element)).toEqual([]);
  });
});
