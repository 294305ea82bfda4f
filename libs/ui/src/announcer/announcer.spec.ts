import { TestBed } from '@angular/core/testing';
import { findings } from '../../test/page';
import { Announcer } from './announcer';

const region = () => document.querySelector('[aria-live]');

describe('The announcer', () => {
  it('says politely what can wait and interrupts with what cannot', async () => {
    const announcer = TestBed.inject(Announcer);
    announcer.say('Gespeichert');
    await spoken('Gespeichert');
    expect(region()?.getAttribute('aria-live')).toBe('polite');
    announcer.interrupt('Verbindung verloren');
    await spoken('Verbindung verloren');
    expect(region()?.getAttribute('aria-live')).toBe('assertive');
  });

  it('cannot be reached by the keyboard and has no axe findings', async () => {
    TestBed.inject(Announcer).say('Gespeichert');
    await spoken('Gespeichert');
    expect(region()).toHaveProperty('tabIndex', -1);
    expect(await findings(document.body)).toEqual([]);
  });
});

/** Resolves when the live region holds the text. */
function spoken(text: string): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (region()?.textContent === text) {
        observer.disconnect();
        resolve();
      }
    };
    const observer = new MutationObserver(look);
    observer.observe(document.body, { childList: true, subtree: true, characterData: true });
    look();
  });
}
