import { Component, signal } from '@angular/core';
import { findings, show } from '../../test/page';
import { Icon } from '../icon/icon';
import { Button } from './button';

@Component({
  imports: [Button, Icon],
  template: `<form (submit)="submits.set(submits() + 1); $event.preventDefault()">
    <button id="plain" uiButton (click)="clicks.set(clicks() + 1)" [busy]="busy()">
      Speichern
    </button>
    <button id="submit" type="submit" uiButton variant="primary" [busy]="busy()">Senden</button>
    <a id="link" uiButton variant="ghost" href="#ziel">Zur Liste</a>
    <button id="icon" uiButton iconOnly aria-label="Suchen"><ui-icon name="search" /></button>
  </form>`,
})
class Host {
  readonly busy = signal(false);
  readonly clicks = signal(0);
  readonly submits = signal(0);
}

describe('A button', () => {
  it('does not submit a form unless it says so', async () => {
    const page = await show(Host);
    page.find('#plain').click();
    expect(page.component.submits()).toBe(0);
    page.find('#submit').click();
    expect(page.component.submits()).toBe(1);
  });

  it('stays native, so the keyboard reaches it and Enter and Space press it', async () => {
    const page = await show(Host);
    const plain = page.find<HTMLButtonElement>('#plain');
    plain.focus();
    expect(document.activeElement).toBe(plain);
    expect([plain.tagName, plain.tabIndex]).toEqual(['BUTTON', 0]);
    expect(page.find('#link').getAttribute('type')).toBeNull();
  });

  it('keeps the focus but ignores clicks and submits while it is busy', async () => {
    const page = await show(Host);
    const plain = page.find('#plain');
    plain.focus();
    page.component.busy.set(true);
    await page.settled();
    plain.click();
    page.find('#submit').click();
    expect([page.component.clicks(), page.component.submits()]).toEqual([0, 0]);
    expect(document.activeElement).toBe(plain);
    expect(plain.getAttribute('aria-busy')).toBe('true');
    expect(plain.getAttribute('aria-disabled')).toBe('true');
    expect(plain.hasAttribute('disabled')).toBe(false);
  });

  it('has no axe findings, busy or not', async () => {
    const page = await show(Host);
    expect(await findings(page.element)).toEqual([]);
    page.component.busy.set(true);
    await page.settled();
    expect(await findings(page.element)).toEqual([]);
  });
});
