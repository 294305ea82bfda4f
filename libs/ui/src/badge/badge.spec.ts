import { Component } from '@angular/core';
import { findings, show } from '../../test/page';
import { Badge } from './badge';

@Component({
  imports: [Badge],
  template: `<ui-badge variant="success" icon="check">beschlossen</ui-badge><ui-badge>3</ui-badge>`,
})
class Host {}

describe('A badge', () => {
  it('says by its word what its colour means, and its icon is silent', async () => {
    const page = await show(Host);
    const badge = page.find('ui-badge');
    expect([badge.textContent.trim(), badge.className]).toEqual(['beschlossen', 'success']);
    expect(page.find('ui-icon').getAttribute('aria-hidden')).toBe('true');
  });

  it('is no stop for the keyboard and has no axe findings', async () => {
    const page = await show(Host);
    expect(page.find('ui-badge').tabIndex).toBe(-1);
    expect(await findings(page.element)).toEqual([]);
  });
});
