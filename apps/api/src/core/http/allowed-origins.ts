/** Injection token of the origins that may send unsafe requests and open sockets. */
export const ALLOWED_ORIGINS = Symbol('AllowedOrigins');

/**
 * Same-origin check by the `Origin` header, which browsers set and pages cannot change. The public address is known only after
 * listening when the port was chosen by the system, so origins may be added then.
 */
export class AllowedOrigins {
  private readonly origins = new Set<string>();

  constructor(...urls: readonly string[]) {
    for (const url of urls) this.add(url);
  }

  add(url: string): void {
    this.origins.add(new URL(url).origin);
  }

  /** Whether `origin` is one of ours; a missing one never is. */
  isAllowed(origin: string | undefined): boolean {
    return origin !== undefined && this.origins.has(origin);
  }
}
