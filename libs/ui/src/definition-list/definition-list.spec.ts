import { Component } from '@angular/core';
import { findings, show } from '../../test/page';
import { DefinitionList } from './definition-list';

@Component({
  imports: [DefinitionList],
  template: `<dl uiDefinitionList>
    <div>
      <dt>Träger</dt>
      <dd><a href="/netzwerk">AWO</a></dd>
    </div>
  </dl>`,
})
class Host {}

describe('A definition list', () => {
  it('stays a native list of pairs, adds no stop for the keyboard and has no axe findings', async () => {
    const page = await show(Host);
    expect(page.find('dl').className).toBe('ui-definition-list');
    const stops = [...page.element.querySelectorAll<HTMLElement>('*')].filter(
      (e) => e.tabIndex === 0,
    );
    expect(stops.map((element) => element.tagName)).toEqual(['A']);
    expect(await findings(page.element)).toEqual([]);
  });
});
