import { expect, type Page } from '@playwright/test';

/** Until the page is there and nothing loads any more: it has its heading, and no grey bars and no busy button are left. */
export async function settled(page: Page): Promise<void> {
  await expect(page.locator('h1').first()).toBeVisible();
  // In a dialog that is closed they may stay.
  await expect(page.locator('ui-loading-state').filter({ visible: true })).toHaveCount(0);
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
  await page.evaluate(() => document.fonts.ready);
}

/** Into test-results/screenshots, and with `SCREENSHOTS=docs/screenshots` there too. */
export async function picture(page: Page, name: string): Promise<void> {
  const folders = [`${__dirname}/../../../../test-results/screenshots`, process.env['SCREENSHOTS']];
  for (const folder of folders) {
    if (folder !== undefined && folder !== '')
      await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
  }
}
