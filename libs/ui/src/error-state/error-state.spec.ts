import { Component, signal } from '@angular/core';
import { findings, show } from '../../test/page';
import { ErrorState } from './error-state';

@Component({
  imports: [ErrorState],
  template: `<ui-error-state
    text="Der Server antwortet nicht."
    [canRetry]="canRetry()"
    [busy]="busy()"
    (retry)="tries.set(tries() + 1)"
  />`,
})
class Host {
  readonly canRetry = signal(true);
  readonly busy = signal(false);
  readonly tries = signal(0);
}

describe('An error state', () => {
  it('says at once what happened and offers to try again', async () => {
    const page = await show(Host);
    const alert = page.find('[role=alert]');
    expect(alert.textContent).toContain('Der Server antwortet nicht.');
    page.find('button').focus();
    page.find('button').click();
    expect(page.component.tries()).toBe(1);
  });

  it('keeps the focus on its button while it tries', async () => {
    const page = await show(Host);
    page.find('button').focus();
    page.component.busy.set(true);
    await page.settled();
    page.find('button').click();
    expect([page.component.tries(), document.activeElement?.tagName]).toEqual([0, 'BUTTON']);
    expect(page.find('button').getAttribute('aria-busy')).toBe('true');
  });

  it('offers nothing where trying again is of no use', async () => {
    const page = await show(Host);
    page.component.canRetry.set(false);
    await page.settled();
    expect(page.element.querySelector('button')).toBeNull();
  });

  it('has no axe findings', async () => {
    const page = await show(Host);
    expect(await findings(page.element)).toEqual([]);
  });
});
