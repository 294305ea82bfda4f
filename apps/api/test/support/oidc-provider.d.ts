/** As much of oidc-provider as the spec of the sign-in uses; the package brings no types. */
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  interface Claims {
    readonly sub: string;
    readonly [claim: string]: unknown;
  }
  interface Account {
    readonly accountId: string;
    claims(): Claims;
  }
  interface ProviderOptions {
    readonly clients: readonly Readonly<Record<string, unknown>>[];
    readonly claims: Readonly<Record<string, readonly string[]>>;
    readonly cookies: { readonly keys: readonly string[] };
    readonly pkce: { required(): boolean };
    findAccount(context: unknown, id: string): Account | undefined;
  }
  export default class Provider {
    constructor(issuer: string, options: ProviderOptions);
    callback(): (request: IncomingMessage, response: ServerResponse) => void;
  }
}
