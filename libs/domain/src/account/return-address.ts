/** A path of this origin. Browsers read `//elsewhere` and `/\elsewhere` as another host, and drop tabs and line breaks before they read. */
const ownPath = /^\/(?![/\\])[^\u0000-\u0020\\]*$/;

/** The page to return to after the sign-in, if it is one of ours; everything else leads to the start page. */
export function returnAddress(asked: string | null | undefined): string {
  return asked && ownPath.test(asked) ? asked : '/';
}
