/** The part of Trusted Types that is needed here; not every browser has it. */
interface TrustedTypes {
  readonly defaultPolicy: object | null;
  createPolicy(name: string, rules: { createScriptURL(url: string): string | null }): object;
}

/** Where the build puts the library's worker; see `assets` in project.json. */
const workerPath = '/map/maplibre-gl-worker.mjs';

/**
 * The address of the library's worker, which may be started from now on. Our pages refuse every script address that is only a text, and
 * the library starts its worker with a text; the default policy lets this one through and nothing else. `version` keeps an old
 * worker in a cache from serving a new library.
 */
export function admitMapWorker(version: string): string {
  const address = `${workerPath}?v=${encodeURIComponent(version)}`;
  const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes };
  if (trustedTypes?.defaultPolicy === null)
    trustedTypes.createPolicy('default', {
      createScriptURL: (url) => (url === address ? url : null),
    });
  return address;
}
