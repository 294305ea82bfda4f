import { gzipSync } from 'node:zlib';
import { expect, test } from './support/product';

/** What a phone in a hall with poor Wi-Fi loads before it shows anything; bytes after gzip. */
const initialScriptBytes = 110_000;

test('the first load stays small, and the editor is no part of it', async ({ as }) => {
  const { context } = await as('nobody');
  const page = await (await context.request.get('/')).text();
  const addresses = [...page.matchAll(/(?:src|href)="(\/?[^"]+\.js)"/g)].map((match) => match[1]);
  const scripts = await Promise.all(
    [...new Set(addresses)].map(async (address) => {
      const answer = await context.request.get(new URL(address ?? '', 'http://here/').pathname);
      expect(answer.status()).toBe(200);
      return answer.body();
    }),
  );
  expect(scripts.length).toBeGreaterThan(1);
  const bytes = scripts.reduce((sum, script) => sum + gzipSync(script).length, 0);
  expect(bytes).toBeLessThanOrEqual(initialScriptBytes);
  expect(scripts.some((script) => script.includes('ProseMirror'))).toBe(false);
});
