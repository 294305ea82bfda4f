import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '@quartiersforum/domain';
import * as client from 'openid-client';
import { CONFIG, type Config } from '../core/config/config';
import { PublicAddress } from '../core/http/public-address';
import { Log } from '../core/log/log';

/** What has to come back unchanged; sealed in a cookie while the person is at the provider. */
export interface OidcJourney {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** Who the provider says it is. `email` only when the provider has verified it. */
export interface OidcIdentity {
  readonly subject: string;
  readonly email: string | null;
}

/** The city's identity provider: authorization code with PKCE, state and nonce. Knows no accounts. */
@Injectable()
export class OidcProvider {
  private discovered: Promise<client.Configuration> | undefined;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly address: PublicAddress,
    private readonly log: Log,
  ) {}

  /** Where to send the browser. Throws `oidc.notConfigured`, and `oidc.failed` when the provider cannot be reached. */
  async begin(): Promise<{ readonly url: string; readonly journey: OidcJourney }> {
    const configuration = await this.discover();
    const journey = {
      state: client.randomState(),
      nonce: client.randomNonce(),
      verifier: client.randomPKCECodeVerifier(),
    };
    const url = client.buildAuthorizationUrl(configuration, {
      redirect_uri: this.redirectUri(),
      scope: 'openid email',
      state: journey.state,
      nonce: journey.nonce,
      code_challenge: await client.calculatePKCECodeChallenge(journey.verifier),
      code_challenge_method: 'S256',
    });
    return { url: url.href, journey };
  }

  /** Redeems what the browser brought back in `query`. Throws `oidc.failed`, whatever is wrong with it. */
  async redeem(query: URLSearchParams, journey: OidcJourney): Promise<OidcIdentity> {
    const configuration = await this.discover();
    try {
      const tokens = await client.authorizationCodeGrant(
        configuration,
        new URL(`${this.redirectUri()}?${query.toString()}`),
        {
          expectedState: journey.state,
          expectedNonce: journey.nonce,
          pkceCodeVerifier: journey.verifier,
          idTokenExpected: true,
        },
      );
      const claims = tokens.claims();
      if (claims === undefined) throw new DomainError('oidc.failed');
      const about =
        claims['email'] === undefined
          ? await client.fetchUserInfo(configuration, tokens.access_token, claims.sub)
          : claims;
      const isVerified = about.email_verified === true && typeof about.email === 'string';
      return {
        subject: `${claims.iss} ${claims.sub}`,
        email: isVerified ? String(about.email).trim().toLowerCase() : null,
      };
    } catch (error) {
      this.log.warn(
        { reason: error instanceof Error ? error.name : 'unknown' },
        'OIDC sign-in failed',
      );
      throw new DomainError('oidc.failed');
    }
  }

  private redirectUri(): string {
    return `${this.address.url}/api/oidc/callback`;
  }

  private discover(): Promise<client.Configuration> {
    const { oidc } = this.config;
    if (oidc === undefined) throw new DomainError('oidc.notConfigured');
    const issuer = new URL(oidc.issuer);
    this.discovered ??= client
      .discovery(issuer, oidc.clientId, oidc.clientSecret, undefined, {
        // Without TLS only on this machine, where nobody is in between.
        execute: isLoopback(issuer) ? [client.allowInsecureRequests] : [],
      })
      .catch((error: unknown) => {
        this.discovered = undefined; // ask again at the next sign-in
        this.log.warn(
          { reason: error instanceof Error ? error.name : 'unknown' },
          'OIDC provider not reached',
        );
        throw new DomainError('oidc.failed');
      });
    return this.discovered;
  }
}

function isLoopback(url: URL): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
}
