import type { Page } from '@playwright/test';
import { expect, expectAccessible, PageWatch, phone, test } from './support/product';

/** The main job: two Träger write in the same paragraph at once, the plug is pulled, and not a letter is missing. */
const guideline = 'Leitlinien der Quartiersarbeit in Bottrop';

async function openGuideline(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Leitlinien' }).first().click();
  await page.getByRole('link', { name: guideline }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: guideline })).toBeVisible();
  await expect(editor(page)).toBeVisible();
  await expect(page.getByText('Gespeichert', { exact: true }).first()).toBeVisible();
}

function editor(page: Page) {
  return page.getByRole('textbox', { name: guideline });
}

/** Puts the caret at the end of the paragraph that holds `text`. */
async function caretAfter(page: Page, text: string): Promise<void> {
  // On a letter: right of them all may stand the caret of somebody else.
  await editor(page)
    .getByText(text)
    .first()
    .click({ position: { x: 20, y: 10 } });
  await page.keyboard.press('End');
}

const saved = (page: Page) => page.getByText('Gespeichert', { exact: true }).first();

/** What is written in a paragraph: the carets of others are drawn in it, but are no text. */
function withoutCarets(paragraph: HTMLElement): string {
  const copy = paragraph.cloneNode(true) as HTMLElement;
  copy.querySelectorAll('.ProseMirror-widget').forEach((widget) => widget.remove());
  return copy.innerText.replaceAll('\u2060', '');
}

test('two Träger write in one paragraph at once and nothing is lost when the plug is pulled', async ({
  as,
  server,
}) => {
  const { page: coordinator } = await as('nobody');
  const watch = new PageWatch(coordinator, server.url);
  await coordinator.goto('/');
  await coordinator.getByRole('button', { name: /Quartierskoordination/ }).click();

  await coordinator.getByRole('link', { name: 'Netzwerk' }).first().click();
  await expect(coordinator.getByRole('heading', { level: 1, name: 'Netzwerk' })).toBeVisible();
  await expect(coordinator.getByText('Quartiersbüro Rottmannsmühle').first()).toBeVisible();

  await openGuideline(coordinator);
  await expect(editor(coordinator).getByRole('heading')).toHaveCount(6);

  const { page: awo } = await as('awo');
  await awo.goto('/');
  await openGuideline(awo);

  // A paragraph of their own, made by one and found by the other.
  await editor(coordinator).getByRole('heading').first().click();
  await coordinator.keyboard.press('End');
  await coordinator.keyboard.press('Enter');
  await coordinator.keyboard.type('Anfang.');
  await expect(editor(awo).getByText('Anfang.')).toBeVisible();

  await caretAfter(coordinator, 'Anfang.');
  await caretAfter(awo, 'Anfang.');
  await Promise.all([
    coordinator.keyboard.type(' Koordination schreibt hier.', { delay: 20 }),
    awo.keyboard.type(' AWO schreibt hier.', { delay: 20 }),
  ]);

  for (const page of [coordinator, awo]) await expect(saved(page)).toBeVisible();
  const letters = (text: string | null) => [...(text ?? '')].sort().join('');
  const paragraph = (page: Page) => editor(page).locator('p', { hasText: 'Anfang.' });
  const text = (page: Page) => paragraph(page).evaluate(withoutCarets);
  await expect
    .poll(async () => letters(await text(coordinator)))
    .toBe(letters('Anfang. Koordination schreibt hier. AWO schreibt hier.'));
  // Whole sentences: nobody's caret is moved by what the other one writes.
  const written = await text(coordinator);
  expect(written).toContain(' Koordination schreibt hier.');
  expect(written).toContain(' AWO schreibt hier.');
  await expect.poll(() => text(awo)).toBe(written);

  await expect(coordinator.getByRole('button', { name: /Außer Ihnen hier: .*AWO/ })).toBeVisible();
  await expect(paragraph(coordinator).locator('.ProseMirror-widget')).toContainText('AWO');
  await watch.expectClean();
  await expectAccessible(coordinator);

  await server.kill();
  await expect(awo.getByText(/Offline/).first()).toBeVisible();
  await caretAfter(awo, 'Anfang.');
  await awo.keyboard.type(' Und das ohne Netz.');
  await server.launch();

  await expect(saved(awo)).toBeVisible({ timeout: 30_000 });
  const { page: fresh } = await as('drk', phone);
  await fresh.goto('/');
  await openGuideline(fresh);
  await expect(paragraph(fresh)).toContainText('Und das ohne Netz.');
  expect(letters(await text(fresh))).toBe(letters(`${written} Und das ohne Netz.`));
});

test('a reader does not see a draft; adopting freezes the text for everybody and readers can read it', async ({
  as,
  server,
}) => {
  const { context, page: coordinator } = await as('coordinator');
  const title = 'Leitlinien zum Festschreiben';
  const answer = await context.request.post('/api/guidelines', {
    headers: { Origin: server.url },
    data: { title },
  });
  expect(answer.status()).toBe(201);
  const { id } = (await answer.json()) as { id: string };

  const { page: reader } = await as('reader');
  await reader.goto(`/leitlinien/${id}`);
  await expect(reader.getByRole('textbox')).toHaveCount(0);
  await expect(reader.getByText(title)).toHaveCount(0);

  const { page: drk } = await as('drk');
  await drk.goto(`/leitlinien/${id}`);
  const draft = drk.getByRole('textbox', { name: title });
  await draft.getByRole('heading').first().click();
  await drk.keyboard.press('End');
  await drk.keyboard.type(' vor dem Beschluss');
  await expect(saved(drk)).toBeVisible();

  await coordinator.goto(`/leitlinien/${id}`);
  await coordinator.getByRole('button', { name: /Beschließen|beschließen/ }).click();
  await coordinator
    .getByRole('dialog')
    .getByRole('button', { name: /beschließen/i })
    .click();

  for (const page of [coordinator, drk]) {
    await expect(page.getByRole('textbox', { name: title })).toHaveCount(0);
    await expect(page.getByText(/vor dem Beschluss/).first()).toBeVisible();
  }
  await reader.reload();
  await expect(reader.getByText(/vor dem Beschluss/).first()).toBeVisible();
  await expect(reader.getByRole('textbox')).toHaveCount(0);
  await expectAccessible(reader);
});
