import { Component } from '@angular/core';
import { findings, show } from '../../test/page';
import { SkipLink } from './skip-link';

@Component({
  imports: [SkipLink],
  template: `<ui-skip-link />
    <nav aria-label="Bereiche"><a href="/treffen">Treffen</a></nav>
    <main id="inhalt" tabindex="-1"><h1>Treffen</h1></main>`,
})
class Host {}

describe('A skip link', () => {
  it('is the first stop and moves the focus into the content without leaving the page', async () => {
    const page = await show(Host);
    const link = page.find('a');
    expect([link.textContent, link.tabIndex]).toEqual(['Zum Inhalt springen', 0]);
    const click = new MouseEvent('click', { bubbles: true, cancelable: true });
    link.dispatchEvent(click);
    expect(click.defaultPrevented).toBe(true);
    expect(document.activeElement?.id).toBe('inhalt');
  });

  it('has no axe findings', async () => {
    const page = await show(Host);
    expect(await findings(page.element)).toEqual([]);
  });
});
