import type { Page } from '@playwright/test';
import { expect, phone, test } from '../src/support/product';

const folder = `${__dirname}/../../../docs/screenshots`;

test('pictures for the README', async ({ as }) => {
  const { page: awo } = await as('awo');
  const { page: drk } = await as('drk');
  const { page: coordinator } = await as('coordinator');
  for (const page of [awo, drk, coordinator]) await openGuideline(page);

  await writeAfter(
    awo,
    1,
    'Anlaufstellen im Quartier sind offen für alle Bewohnerinnen und Bewohner. Eine Ausrichtung auf bestimmte Zielgruppen bleibt möglich, sie darf niemanden abweisen.',
  );
  await writeAfter(
    drk,
    0,
    'Quartiersarbeit ist ein eigenes Arbeitsfeld. Sie beginnt bei dem, was die Menschen im Quartier selbst bewegt.',
  );
  await expect(coordinator.getByText('selbst bewegt.')).toBeVisible();
  await expect(coordinator.getByText('Gespeichert', { exact: true }).first()).toBeVisible();
  await drk.keyboard.type(' ');
  await awo.keyboard.type(' ');
  await coordinator.screenshot({ path: `${folder}/guideline.png` });

  const { page: onPhone } = await as('fuhlenbrock', phone);
  await onPhone.goto('/');
  await expect(onPhone.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(onPhone.locator('[aria-busy="true"]')).toHaveCount(0);
  await onPhone.screenshot({ path: `${folder}/overview-phone.png` });
});

test('pictures of a meeting for the README', async ({ as }) => {
  const { context, page: lead } = await as('coordinator');
  const meetings = (await (await context.request.get('/api/meetings')).json()) as {
    items: { id: string }[];
  };
  const address = `/treffen/${meetings.items[0]?.id ?? ''}`;
  await lead.goto(`${address}/leitung`);
  await lead.getByRole('button', { name: 'Treffen starten' }).click();
  await lead.getByRole('dialog').getByRole('button', { name: 'Jetzt starten' }).click();
  await lead.getByRole('button', { name: /^Weiter zu TOP 2/ }).click();
  const { page: boy } = await as('boy', phone);
  const { page: fuhlenbrock } = await as('fuhlenbrock', phone);
  for (const page of [boy, fuhlenbrock]) {
    await page.goto(`${address}/dabei`);
    await page.getByRole('button', { name: 'Ich bin da' }).click();
    await expect(page.getByRole('button', { name: 'Ich gehe jetzt' })).toBeVisible();
    await page.getByRole('button', { name: 'Ich möchte sprechen' }).click();
    await expect(page.getByRole('button', { name: /Wortmeldung zurückziehen/ })).toBeVisible();
  }
  await lead.getByRole('button', { name: 'Nächste Person aufrufen' }).click();
  await expect(boy.getByText('Sie haben das Wort.').first()).toBeVisible();
  await expect(lead.getByText('spricht').first()).toBeVisible();
  await lead.screenshot({ path: `${folder}/console.png` });
  await fuhlenbrock.screenshot({ path: `${folder}/attend-phone.png` });
});

test('a picture of the funding calls for the README', async ({ as }) => {
  const { page: awo } = await as('awo');
  await awo.goto('/foerderung');
  await expect(awo.getByText('schließt bald').first()).toBeVisible();
  await expect(awo.locator('[aria-busy="true"]')).toHaveCount(0);
  await awo.screenshot({ path: `${folder}/funding.png` });
});

async function openGuideline(page: Page): Promise<void> {
  await page.goto('/leitlinien');
  await page
    .getByRole('link', { name: /Leitlinien der Quartiersarbeit/ })
    .first()
    .click();
  await expect(page.getByRole('textbox', { name: /Leitlinien/ }).getByRole('heading')).toHaveCount(
    6,
  );
}

/** A paragraph of one's own under the chapter with this number. */
async function writeAfter(page: Page, chapter: number, text: string): Promise<void> {
  await page
    .getByRole('textbox', { name: /Leitlinien/ })
    .getByRole('heading')
    .nth(chapter)
    .click();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.keyboard.type(text);
}
