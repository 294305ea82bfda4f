import { Component, signal } from '@angular/core';
import { findings, press, show } from '../../test/page';
import { Button } from '../button/button';
import { Dialog } from './dialog';

@Component({
  imports: [Button, Dialog],
  template: `<button id="opener" (click)="open.set(true)">Beschließen …</button>
    @if (isThere()) {
      <ui-dialog
        heading="Leitlinie beschließen?"
        [(open)]="open"
        [dismissible]="dismissible()"
        (closed)="closes.set(closes() + 1)"
      >
        <p>Danach kann niemand mehr schreiben.</p>
        <button id="cancel" dialogActions uiButton (click)="open.set(false)">Abbrechen</button>
      </ui-dialog>
    }`,
})
class Host {
  readonly open = signal(false);
  readonly isThere = signal(true);
  readonly dismissible = signal(true);
  readonly closes = signal(0);
}

async function opened() {
  const page = await show(Host);
  page.find('#opener').focus();
  page.find('#opener').click();
  await page.settled();
  return page;
}

describe('A dialog', () => {
  it('opens modally, is named by its heading and starts in its content, not at the close button', async () => {
    const page = await opened();
    const dialog = page.find<HTMLDialogElement>('dialog');
    expect(dialog.open).toBe(true);
    const heading = document.getElementById(dialog.getAttribute('aria-labelledby') ?? '');
    expect(heading?.textContent).toBe('Leitlinie beschließen?');
    expect(document.activeElement?.id).toBe('cancel');
  });

  it('closes with Escape, says so once and gives the focus back', async () => {
    const page = await opened();
    press('Escape');
    await page.settled();
    expect(page.find<HTMLDialogElement>('dialog').open).toBe(false);
    expect([page.component.open(), page.component.closes()]).toEqual([false, 1]);
    expect(document.activeElement?.id).toBe('opener');
  });

  it('closes with its close button and from outside', async () => {
    const page = await opened();
    page.find('[aria-label=Schließen]').click();
    await page.settled();
    expect([page.component.open(), page.component.closes()]).toEqual([false, 1]);
    page.component.open.set(true);
    await page.settled();
    page.component.open.set(false);
    await page.settled();
    expect([page.find<HTMLDialogElement>('dialog').open, page.component.closes()]).toEqual([
      false,
      2,
    ]);
  });

  it('stays when it must not be left, and shows no close button', async () => {
    const page = await show(Host);
    page.component.dismissible.set(false);
    page.component.open.set(true);
    await page.settled();
    press('Escape');
    await page.settled();
    expect(page.find<HTMLDialogElement>('dialog').open).toBe(true);
    expect(page.element.querySelector('[aria-label=Schließen]')).toBeNull();
  });

  it('gives the focus back when it is taken away while open', async () => {
    const page = await opened();
    page.component.isThere.set(false);
    await page.settled();
    expect(document.activeElement?.id).toBe('opener');
  });

  it('has no axe findings', async () => {
    const page = await opened();
    expect(await findings(page.element)).toEqual([]);
  });
});
