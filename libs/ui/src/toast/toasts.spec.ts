import { TestBed } from '@angular/core/testing';
import { Announcer } from '../announcer/announcer';
import { findings, press, show } from '../../test/page';
import { Toaster, toastMilliseconds } from './toaster';
import { Toasts } from './toasts';

async function shown() {
  const page = await show(Toasts);
  const toaster = TestBed.inject(Toaster);
  const texts = async () => {
    await page.settled();
    return [...page.element.querySelectorAll('.text')].map((text) => text.textContent);
  };
  return { page, toaster, texts };
}

describe('A toast', () => {
  beforeEach(() => {
    jest.useFakeTimers({ doNotFake: ['queueMicrotask', 'requestAnimationFrame'] });
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  it('is seen, is said once and goes by itself', async () => {
    const say = jest.spyOn(TestBed.inject(Announcer), 'say');
    const { page, toaster } = await shown();
    toaster.show('Gespeichert');
    TestBed.tick();
    expect(page.find('.text').textContent).toBe('Gespeichert');
    expect(say.mock.calls).toEqual([['Gespeichert']]);
    expect(page.element.querySelector('[aria-live], [role=status], [role=alert]')).toBeNull();
    jest.advanceTimersByTime(toastMilliseconds);
    TestBed.tick();
    expect(page.element.querySelector('.text')).toBeNull();
  });

  it('waits while somebody points at it or is in it', async () => {
    const { page, toaster } = await shown();
    toaster.show('Gespeichert');
    TestBed.tick();
    page.find('button').focus();
    jest.advanceTimersByTime(toastMilliseconds * 3);
    TestBed.tick();
    expect(page.find('.text').textContent).toBe('Gespeichert');
    page.find('button').blur();
    jest.advanceTimersByTime(toastMilliseconds);
    TestBed.tick();
    expect(page.element.querySelector('.text')).toBeNull();
  });

  it('stays with bad news or something to do, until it is closed', async () => {
    const { page, toaster } = await shown();
    const again = jest.fn();
    toaster.show('Nicht gesendet', 'danger');
    toaster.show('Gelöscht', 'success', { label: 'Rückgängig', run: again });
    jest.advanceTimersByTime(toastMilliseconds * 10);
    TestBed.tick();
    expect(page.element.querySelectorAll('.toast')).toHaveLength(2);
    page.find('.action').click();
    TestBed.tick();
    expect(again).toHaveBeenCalledTimes(1);
    press('Escape', page.find('.close'));
    TestBed.tick();
    expect(page.element.querySelectorAll('.toast')).toHaveLength(0);
  });

  it('gives the focus back to where it came from when it is closed', async () => {
    const { page, toaster } = await shown();
    const editor = document.body.appendChild(document.createElement('button'));
    editor.focus();
    toaster.show('Nicht gesendet', 'danger');
    TestBed.tick();
    page.find('.close').focus();
    page.find('.close').click();
    TestBed.tick();
    expect(document.activeElement).toBe(editor);
    editor.remove();
  });

  it('never stands with more than two others', async () => {
    jest.useRealTimers();
    const { toaster, texts } = await shown();
    for (const text of ['eins', 'zwei', 'drei', 'vier']) {
      toaster.show(text, 'danger');
    }
    expect(await texts()).toEqual(['zwei', 'drei', 'vier']);
  });

  it('has no axe findings', async () => {
    jest.useRealTimers();
    const { page, toaster } = await shown();
    toaster.show('Nicht gesendet', 'danger', { label: 'Erneut', run: jest.fn() });
    await page.settled();
    expect(await findings(page.element)).toEqual([]);
  });
});
