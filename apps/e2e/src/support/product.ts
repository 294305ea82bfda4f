import { AxeBuilder } from '@axe-core/playwright';
import { type BrowserContext, type Page, expect, test as base } from '@playwright/test';
import { settled } from './picture';
import { ProductServer } from './server';

/** Password of the example accounts; example data only. */
const examplePassword = 'quartier-2026';

const exampleAccount = {
  coordinator: 'koordination@example.org',
  city: 'stadt@example.org',
  awo: 'awo@example.org',
  drk: 'drk@example.org',
  fuhlenbrock: 'fuhlenbrock@example.org',
  boy: 'boy@example.org',
  reader: 'politik@example.org',
} as const;
export type ExampleAccount = keyof typeof exampleAccount;

interface Person {
  readonly context: BrowserContext;
  readonly page: Page;
}

interface Product {
  readonly server: ProductServer;
  /** A browser of its own for one of the example accounts, signed in; `nobody` is not. */
  readonly as: (account: ExampleAccount | 'nobody', viewport?: Viewport) => Promise<Person>;
}

export interface Viewport {
  readonly width: number;
  readonly height: number;
}
export const desktop: Viewport = { width: 1280, height: 900 };
export const phone: Viewport = { width: 390, height: 844 };

/** Playwright's `test` with the product running beside it: one server a worker, one browser context a person. */
export const test = base.extend<Pick<Product, 'as'>, Pick<Product, 'server'>>({
  server: [
    async ({ browserName }, use) => {
      if (browserName !== 'chromium') throw new Error('the journeys are written for Chromium');
      const server = await ProductServer.start();
      await use(server);
      await server.stop();
    },
    { scope: 'worker', timeout: 90_000 },
  ],
  as: async ({ browser, server }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (account, viewport = desktop) => {
      const context = await browser.newContext({ viewport, baseURL: server.url });
      contexts.push(context);
      if (account !== 'nobody') {
        const answer = await context.request.post('/api/session', {
          headers: { Origin: server.url },
          data: { email: exampleAccount[account], password: examplePassword },
        });
        expect(answer.status()).toBe(201);
      }
      return { context, page: await context.newPage() };
    });
    await Promise.all(contexts.map((context) => context.close()));
  },
});

export { expect };

/** Nothing that axe knows to be wrong on the page as soon as it is there. Rules: WCAG 2.2 A and AA, and axe's best practices. */
export async function expectAccessible(page: Page): Promise<void> {
  await settled(page);
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  const findings = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(' | ')}`,
  );
  expect(findings).toEqual([]);
}

/** What a page may not do: write errors to the console, throw, ask another host, or scroll sideways. */
export class PageWatch {
  private readonly faults: string[] = [];

  constructor(
    private readonly page: Page,
    private readonly url: string,
    /** Whether an answer that there is no such thing is what the page is about. */
    isRefused = false,
  ) {
    page.on('pageerror', (error) => this.faults.push(`threw ${error.message}`));
    page.on('console', (message) => {
      // The browser itself writes down refusals that are answers: "who am I" for nobody, and a used-up link.
      const isAnswer = (isRefused ? /status of (401|404|410)/ : /status of (401|410)/).test(
        message.text(),
      );
      const isOffline = message.text().includes('ERR_INTERNET_DISCONNECTED');
      if (message.type() === 'error' && !isAnswer && !isOffline)
        this.faults.push(`console: ${message.text()}`);
    });
    page.on('request', (request) => {
      const target = request.url();
      const isOwn = target.startsWith(url) || target.startsWith(url.replace('http', 'ws'));
      if (!isOwn && !/^(data|blob):/.test(target)) this.faults.push(`asked ${target}`);
    });
  }

  async expectClean(): Promise<void> {
    expect(this.faults).toEqual([]);
    const overflow = await this.page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(
      overflow,
      `${this.page.url().replace(this.url, '')} scrolls sideways`,
    ).toBeLessThanOrEqual(0);
  }
}
