import { Component, signal } from '@angular/core';
import { findings, press, show } from '../../test/page';
import { Menu } from './menu';
import { MenuItem } from './menu-item';
import { MenuTrigger } from './menu-trigger';

@Component({
  imports: [Menu, MenuItem, MenuTrigger],
  template: `<div class="ui-menu-anchor">
    <button uiMenuTrigger [menu]="menu" aria-label="Konto">QB</button>
    <div uiMenu #menu="ngMenu" aria-label="Konto">
      <a uiMenuItem href="#profil" (click)="chosen.set('profil')">Profil</a>
      <button uiMenuItem (click)="chosen.set('abmelden')">Abmelden</button>
    </div>
  </div>`,
})
class Host {
  readonly chosen = signal('');
}

async function shown() {
  const page = await show(Host);
  const trigger = page.find('[uiMenuTrigger]');
  const isOpen = () => page.find('[role=menu]').dataset['visible'] === 'true';
  const key = async (name: string) => {
    press(name);
    await page.settled();
  };
  return { page, trigger, isOpen, key };
}

describe('A menu', () => {
  it('opens with the arrow key in its first item and says that it is open', async () => {
    const { trigger, isOpen, key } = await shown();
    expect([isOpen(), trigger.getAttribute('aria-expanded')]).toEqual([false, 'false']);
    trigger.focus();
    await key('ArrowDown');
    expect([isOpen(), trigger.getAttribute('aria-expanded')]).toEqual([true, 'true']);
    expect(document.activeElement?.textContent).toBe('Profil');
  });

  it('goes through its items with the arrows, does what Enter chose, closes and gives the focus back', async () => {
    const { page, trigger, isOpen, key } = await shown();
    trigger.focus();
    await key('ArrowDown');
    await key('ArrowDown');
    expect(document.activeElement?.textContent).toBe('Abmelden');
    await key('Enter');
    expect([page.component.chosen(), isOpen()]).toEqual(['abmelden', false]);
    expect(document.activeElement).toBe(trigger);
  });

  it('follows a link by Enter as by a click', async () => {
    const { page, trigger, key } = await shown();
    const followed = new Promise((resolve) => {
      window.addEventListener('hashchange', resolve, { once: true });
    });
    trigger.focus();
    await key('ArrowDown');
    await key('Enter');
    await followed;
    expect(page.component.chosen()).toBe('profil');
    expect(location.hash).toBe('#profil');
  });

  it('closes with Escape without doing anything', async () => {
    const { page, trigger, isOpen, key } = await shown();
    trigger.focus();
    await key('ArrowDown');
    await key('Escape');
    expect([isOpen(), page.component.chosen()]).toEqual([false, '']);
    expect(document.activeElement).toBe(trigger);
  });

  it('opens and chooses by the mouse', async () => {
    const { page, trigger, isOpen } = await shown();
    trigger.click();
    await page.settled();
    expect(isOpen()).toBe(true);
    page.find('button[uiMenuItem]').click();
    await page.settled();
    expect([isOpen(), page.component.chosen()]).toEqual([false, 'abmelden']);
  });

  it('has no axe findings, closed or open', async () => {
    const { page, trigger } = await shown();
    expect(await findings(page.element)).toEqual([]);
    trigger.click();
    await page.settled();
    expect(await findings(page.element)).toEqual([]);
  });
});
