import type { Page } from '@playwright/test';
import { settled } from './picture';

/** Presses Tab until the focus is on what has this name; as a person would: when the page is there, and not for ever. */
export async function tabTo(page: Page, name: RegExp): Promise<void> {
  await settled(page);
  const seen: string[] = [];
  for (let stop = 0; stop < 60; stop++) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      return element?.getAttribute('aria-label') ?? element?.textContent?.trim() ?? '';
    });
    if (name.test(focused)) return;
    seen.push(focused.slice(0, 40));
  }
  throw new Error(`Tab does not reach ${name}; it passed ${seen.join(' · ')}`);
}
