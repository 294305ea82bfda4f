/** Name of the query parameter that carries the page to return to after the sign-in. */
export const returnParameter = 'weiter';

/**
 * The page to return to, if it is one of ours: a path of this origin. Everything else, as `//elsewhere` or `/\elsewhere`, which browsers
 * read as another host, leads to the start page.
 */
export function returnAddress(asked: string | null | undefined): string {
  if (!asked || !/^\/(?![/\\])/.test(asked)) return '/';
  // Browsers drop tabs and line breaks from addresses before they read them, so "/\t/elsewhere" is "//elsewhere".
  for (const character of asked) if (character < ' ') return '/';
  return asked;
}
