import type { Page } from '@playwright/test';
import { expect, expectAccessible, test } from './support/product';

const editor = (page: Page) => page.getByRole('textbox', { name: /Leitlinien/ });
const saved = (page: Page) => page.getByText('Gespeichert', { exact: true }).first();

/** Names of the local copies that the product keeps in this browser. */
const localCopies = (page: Page): Promise<string[]> =>
  page.evaluate(async () =>
    (await indexedDB.databases())
      .map(({ name }) => name ?? '')
      .filter((name) => name.startsWith('quartiersforum:')),
  );

async function openGuideline(page: Page): Promise<void> {
  await page.goto('/leitlinien');
  await page
    .getByRole('main')
    .getByRole('link', { name: /Leitlinien der Quartiersarbeit/ })
    .first()
    .click();
  await expect(editor(page)).toBeVisible();
}

test('what was written offline survives the closed window, and signing out leaves nothing behind', async ({
  as,
}) => {
  const { context, page } = await as('city');
  await openGuideline(page);
  await expect(saved(page)).toBeVisible();
  await editor(page).getByRole('heading').last().click();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await context.setOffline(true);
  await page.keyboard.type('Im Keller ohne Netz geschrieben.');
  await expect(page.getByText(/Offline/).first()).toBeVisible();
  await expectAccessible(page);
  await page.close();

  await context.setOffline(false);
  const again = await context.newPage();
  await openGuideline(again);
  await expect(editor(again).getByText('Im Keller ohne Netz geschrieben.')).toBeVisible();
  await expect(saved(again)).toBeVisible();
  const { page: other } = await as('awo');
  await openGuideline(other);
  await expect(editor(other).getByText('Im Keller ohne Netz geschrieben.')).toBeVisible();

  expect(await localCopies(again)).not.toEqual([]);
  await again.getByRole('button', { name: /Vertretung Sozialamt/ }).click();
  await again.getByRole('menuitem', { name: 'Abmelden' }).click();
  await expect(again.getByRole('heading', { level: 1, name: 'Anmelden' })).toBeVisible();
  await expect.poll(() => localCopies(again)).toEqual([]);
});
