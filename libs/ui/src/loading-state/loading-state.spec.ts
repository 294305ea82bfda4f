import { Component } from '@angular/core';
import { findings, show } from '../../test/page';
import { LoadingState } from './loading-state';

@Component({
  imports: [LoadingState],
  template: `<ui-loading-state label="Leitlinien werden geladen …" [rows]="3" />`,
})
class Host {}

describe('A loading state', () => {
  it('takes the place of the rows to come and says so once, in words', async () => {
    const page = await show(Host);
    expect(page.element.querySelectorAll('.bar')).toHaveLength(3);
    expect(page.find('[role=status]').textContent).toBe('Leitlinien werden geladen …');
    expect(page.find('.bar').closest('[aria-hidden=true]')).not.toBeNull();
  });

  it('is no stop for the keyboard and has no axe findings', async () => {
    const page = await show(Host);
    expect(
      [...page.element.querySelectorAll<HTMLElement>('*')].every((e) => e.tabIndex === -1),
    ).toBe(true);
    expect(await findings(page.element)).toEqual([]);
  });
});
