import type { APIRequestContext, Page } from '@playwright/test';
import { settled } from './support/picture';
import { expect, expectAccessible, test } from './support/product';

/**
 * The product for whoever has it otherwise than we who build it: larger, in colours of their own, with longer names, without a connection. 400 % of a screen of 1280 × 1024 is one of 320 × 256 (WCAG 2.2,
 * 1.4.10): nothing may push the page sideways, however long a name is, and nothing fixed may cover what is read or written.
 */
const magnified = { width: 320, height: 256 };
const longName =
  'Quartiersentwicklungsgesellschaftsverwaltungsangelegenheitenkoordinierungsstellenbeauftragtenvereinigungsdachverbandstag';

async function post<Made>(request: APIRequestContext, address: string, data: object) {
  const answer = await request.post(address, {
    headers: { Origin: new URL((await request.get('/api/health/live')).url()).origin },
    data,
  });
  expect(answer.status(), await answer.text()).toBeLessThan(300);
  return (await answer.json()) as Made;
}

async function idOf(request: APIRequestContext, address: string): Promise<string> {
  const { items } = (await (await request.get(address)).json()) as { items: { id: string }[] };
  return items[0]?.id ?? '';
}

/** Until the content is there and not only the grey bars in its place, which are no busy region. */
async function loaded(page: Page): Promise<void> {
  await settled(page);
  await expect(page.locator('ui-loading-state')).toHaveCount(0);
}

const sideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test('names of one long word push no page sideways, neither magnified nor on a laptop', async ({
  as,
}) => {
  const { context, page } = await as('coordinator');
  const { request } = context;
  const { id: organisation } = await post<{ id: string }>(request, '/api/organisations', {
    name: longName,
    kind: 'provider',
  });
  await post(request, '/api/people', { name: longName, organisationId: organisation });
  const { id: contactPoint } = await post<{ id: string }>(request, '/api/contact-points', {
    name: `Stadtteilbüro ${longName}`,
    providerIds: [organisation],
  });
  const { id: meeting } = await post<{ id: string }>(request, '/api/meetings', {
    bodyId: await idOf(request, '/api/bodies'),
    title: `Treffen ${longName}`,
    place: longName,
    startsAt: new Date(Date.now() + 90 * 24 * 60 * 60 * 1000).toISOString(),
    durationMinutes: 60,
  });
  await post(request, `/api/meetings/${meeting}/agenda-items`, {
    kind: 'talk',
    title: longName,
    durationMinutes: 20,
  });
  const { id: guideline } = await post<{ id: string }>(request, '/api/guidelines', {
    title: longName,
  });
  const addresses = [
    '/',
    '/netzwerk',
    '/netzwerk/traeger',
    '/netzwerk/personen',
    `/netzwerk/traeger/${organisation}`,
    `/netzwerk/anlaufstellen/${contactPoint}`,
    '/treffen',
    `/treffen/${meeting}`,
    `/treffen/${meeting}/dabei`,
    `/treffen/${meeting}/beamer`,
    '/leitlinien',
    `/leitlinien/${guideline}`,
    '/kalender',
  ];
  for (const address of addresses) {
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await loaded(page);
    for (const viewport of [magnified, { width: 1280, height: 900 }]) {
      await page.setViewportSize(viewport);
      await expect
        .poll(() => sideways(page), `${address} scrolls sideways at ${viewport.width} px`)
        .toBeLessThanOrEqual(0);
    }
  }
});

test('magnified, the places scroll along; on a phone they cover nothing that the keyboard reaches', async ({
  as,
}) => {
  const { page } = await as('awo', magnified);
  const places = page.getByRole('navigation', { name: 'Hauptnavigation' });
  await page.goto('/netzwerk');
  await loaded(page);
  await expect(places.getByRole('link', { name: 'Netzwerk' })).toBeInViewport();
  await page.getByRole('main').getByRole('link').last().focus();
  await expect(places).not.toBeInViewport();
  await expectAccessible(page);

  await page.setViewportSize({ width: 390, height: 700 });
  await page.evaluate(() => {
    scrollTo(0, 0);
  });
  const links = page.getByRole('main').getByRole('table').getByRole('link');
  for (const link of (await links.all()).slice(0, 12)) {
    await link.focus();
    const [inside, bar] = await Promise.all([link.boundingBox(), places.boundingBox()]);
    expect((inside?.y ?? 0) + (inside?.height ?? 0)).toBeLessThanOrEqual(bar?.y ?? 0);
  }
});

test('far down in a text the toolbar covers no line that the caret reaches, and says whether all is saved', async ({
  as,
}) => {
  const { context, page } = await as('drk', { width: 390, height: 700 });
  await page.goto(`/leitlinien/${await idOf(context.request, '/api/guidelines')}`);
  const text = page.getByRole('textbox');
  await text.getByRole('heading').last().click();
  await expect(page.getByText('Gespeichert', { exact: true }).last()).toBeInViewport();
  const bar = page.getByRole('toolbar', { name: 'Text gestalten' });
  for (let line = 0; line < 20; line++) {
    await page.keyboard.press('ArrowUp');
    const top = await page.evaluate(() => {
      const selection = getSelection();
      return selection?.getRangeAt(0).getClientRects()[0]?.top ?? Infinity;
    });
    const { y = 0, height = 0 } = (await bar.boundingBox()) ?? {};
    expect(top).toBeGreaterThanOrEqual(y + height);
  }
  const down = await page.evaluate(() => scrollY);
  await page.keyboard.press('Alt+F10');
  await expect(text).not.toBeFocused();
  await page.keyboard.press('ArrowRight');
  expect(await page.evaluate(() => scrollY)).toBe(down);
  await context.setOffline(true);
  await expect(page.getByText(/^Offline/).last()).toBeInViewport();
  await context.setOffline(false);
  await expect(page.getByText('Gespeichert', { exact: true }).last()).toBeInViewport();
});

test('with forced colours one sees what is chosen, where one is, and where a dialog ends', async ({
  as,
}) => {
  const { page } = await as('coordinator');
  await page.emulateMedia({ forcedColors: 'active' });
  await page.goto('/foerderung');
  await loaded(page);
  const look = (name: string) =>
    page
      .getByRole('main')
      .getByRole('link', { name, exact: true })
      .evaluate((tab) => {
        const { backgroundColor, borderBottomColor } = getComputedStyle(tab);
        return { backgroundColor, borderBottomColor };
      });
  const [chosen, other] = [await look('Liste'), await look('Monat')];
  expect(chosen.backgroundColor).not.toBe(other.backgroundColor);
  expect(chosen.borderBottomColor).not.toBe(other.borderBottomColor);

  const chip = page.getByRole('button', { name: 'Schließt bald', exact: true });
  const ground = () => chip.evaluate((button) => getComputedStyle(button).backgroundColor);
  const before = await ground();
  await chip.click();
  await expect(chip).toHaveAttribute('aria-pressed', 'true');
  expect(await ground()).not.toBe(before);

  await page.getByRole('button', { name: 'Aufruf anlegen' }).click();
  const edge = await page
    .getByRole('dialog')
    .evaluate((dialog) => getComputedStyle(dialog).borderTopWidth);
  expect(parseFloat(edge)).toBeGreaterThan(0);
});

test('without a connection, a place that was not visited yet says that it cannot be opened', async ({
  as,
}) => {
  const { context, page } = await as('awo');
  await page.goto('/');
  await loaded(page);
  await page.waitForLoadState('networkidle');
  await context.setOffline(true);
  await page.getByRole('link', { name: 'Leitlinien', exact: true }).click();
  await expect(page.getByText('Diese Seite lässt sich gerade nicht öffnen.')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1, name: 'Guten Tag' })).toBeVisible();
});
