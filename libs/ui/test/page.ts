import type { Type } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { run } from 'axe-core';

/** A component in the test's document, as the browser would have it after everything has settled. */
export interface Page<T> {
  readonly element: HTMLElement;
  readonly component: T;
  settled(): Promise<void>;
  /** The one element that matches; fails when there is none. */
  find<E extends Element = HTMLElement>(selector: string): E;
}

export async function show<T>(host: Type<T>): Promise<Page<T>> {
  const fixture = TestBed.createComponent(host);
  const element = fixture.nativeElement as HTMLElement;
  const settled = async (): Promise<void> => {
    await fixture.whenStable();
  };
  await settled();
  return {
    element,
    component: fixture.componentInstance,
    settled,
    find: (selector) => {
      const found = element.querySelector(selector);
      if (!found) {
        throw new Error(`Nothing matches ${selector} in ${element.innerHTML}`);
      }
      return found as never;
    },
  };
}

/** A key on the focused element. Returns whether the browser would still do its own thing with it. */
export function press(
  key: string,
  target: Element = document.activeElement ?? document.body,
): boolean {
  return target.dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
  );
}

/** axe's findings as `rule: element`. Contrast needs a layout, which jsdom has not; `tokens.spec.ts` computes it. */
export async function findings(element: Element): Promise<string[]> {
  const result = await run(element, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  return result.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.html}`));
}
