import { Component } from '@angular/core';
import { findings, show } from '../../test/page';
import { Icon } from './icon';
import { iconPaths, type IconName } from './icon-paths';

@Component({
  imports: [Icon],
  template: `@for (name of names; track name) {
      <ui-icon [name]="name" />
    }
    <ui-icon id="spoken" name="lock" label="Beschlossen" />`,
})
class Host {
  readonly names = Object.keys(iconPaths) as IconName[];
}

describe('An icon', () => {
  it('is silent beside a word and speaks where it stands alone', async () => {
    const page = await show(Host);
    expect(page.find('ui-icon').getAttribute('aria-hidden')).toBe('true');
    expect(page.find('#spoken').getAttribute('aria-label')).toBe('Beschlossen');
    expect(page.find('#spoken').getAttribute('role')).toBe('img');
  });

  it.each(Object.entries(iconPaths))('"%s" is one well-formed path inside its box', (_, path) => {
    expect(path).toMatch(/^M[-MmLlHhVvCcSsAaZz0-9. ]+$/);
    const moves = [...path.matchAll(/M(-?[\d.]+) (-?[\d.]+)/g)].flatMap((move) =>
      [move[1], move[2]].map(Number),
    );
    expect(moves.filter((at) => at < 1 || at > 23)).toEqual([]);
  });

  it('is no stop for the keyboard and has no axe findings', async () => {
    const page = await show(Host);
    expect(page.find('svg').getAttribute('focusable')).toBe('false');
    expect(await findings(page.element)).toEqual([]);
  });
});
