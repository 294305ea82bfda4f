import { tabTo } from './support/keys';
import { expect, test } from './support/product';

test('by keyboard alone: sign in, skip to the content, write in the Leitlinien, leave the text, sign out', async ({
  as,
}) => {
  const { page } = await as('nobody');
  await page.goto('/anmelden');
  await expect(page.getByRole('heading', { level: 1, name: 'Anmelden' })).toBeVisible();
  await tabTo(page, /Vertretung DRK/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: /Guten Tag/ })).toBeVisible();

  await tabTo(page, /^Leitlinien$/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Leitlinien' })).toBeVisible();
  await tabTo(page, /^Leitlinien der Quartiersarbeit in Bottrop$/);
  await page.keyboard.press('Enter');
  const text = page.getByRole('textbox', { name: /Leitlinien der Quartiersarbeit/ });
  await expect(text).toBeVisible();
  await tabTo(page, /^Leitlinien der Quartiersarbeit in Bottrop$/);
  await expect(text).toBeFocused();

  await page.keyboard.press('Control+End');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+b');
  await page.keyboard.type('Nur mit der Tastatur');
  await expect(text.locator('strong', { hasText: 'Nur mit der Tastatur' })).toBeVisible();
  await expect(page.getByText('Gespeichert', { exact: true }).first()).toBeVisible();
  await page.keyboard.press('Alt+F10');
  await expect(page.getByRole('toolbar', { name: 'Text gestalten' })).toContainText('');
  await expect(text).not.toBeFocused();
  await page.keyboard.press('Escape');
  await expect(text).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(text).not.toBeFocused();

  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1, name: /Guten Tag/ })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: /Inhalt/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();

  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: /Guten Tag/ })).toBeVisible();
  await tabTo(page, /Vertretung DRK/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Abmelden' })).toBeVisible();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Anmelden' })).toBeVisible();
});
