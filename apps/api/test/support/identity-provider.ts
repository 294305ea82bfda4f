import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

export interface IdentityProvider {
  readonly issuer: string;
  /** The environment of an application that uses this provider. */
  readonly environment: Readonly<Record<string, string>>;
  /** Tells the provider where the application listens. Before that it knows no client. */
  knowApplication(url: string): void;
  close(): Promise<void>;
}

export interface Identity {
  readonly email: string;
  readonly isVerified: boolean;
}

/** A real provider on this machine. `identities`: what it says about each login name. */
export async function startIdentityProvider(
  identities: ReadonlyMap<string, Identity>,
): Promise<IdentityProvider> {
  const server: Server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = { client_id: 'quartiersforum', client_secret: 'a secret of this spec only' };
  return {
    issuer,
    environment: {
      OIDC_ISSUER: issuer,
      OIDC_CLIENT_ID: client.client_id,
      OIDC_CLIENT_SECRET: client.client_secret,
      SESSION_SECRET: 'a session secret of this spec only',
    },
    knowApplication(url) {
      const provider = new Provider(issuer, {
        clients: [
          {
            ...client,
            redirect_uris: [`${url}/api/oidc/callback`],
            token_endpoint_auth_method: 'client_secret_post',
          },
        ],
        claims: { openid: ['sub'], email: ['email', 'email_verified'] },
        cookies: { keys: ['a key of this spec only'] },
        pkce: { required: () => true },
        findAccount: (_, id) => {
          const identity = identities.get(id);
          return (
            identity && {
              accountId: id,
              claims: () => ({
                sub: id,
                email: identity.email,
                email_verified: identity.isVerified,
              }),
            }
          );
        },
      });
      server.on('request', provider.callback());
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
