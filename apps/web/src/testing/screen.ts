/** How wide the screen is; jsdom has none. A spec that says nothing sits at a wide one. */
export function screenIs(width: 'wide' | 'narrow'): void {
  globalThis.matchMedia = (media) =>
    ({
      media,
      matches: width === 'narrow' && media.includes('max-width'),
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
    }) as unknown as MediaQueryList;
}
