import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config/config';
import { ALLOWED_ORIGINS, type AllowedOrigins } from './allowed-origins';

/**
 * The address under which people reach the product: in mails, links and the Origin allow-list. Without `PUBLIC_URL` it is
 * `http://localhost` with the port that the server listens on, so it is complete only after listening.
 */
@Injectable()
export class PublicAddress {
  private current: string;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(ALLOWED_ORIGINS) private readonly origins: AllowedOrigins,
  ) {
    this.current = config.publicUrl ?? `http://localhost:${config.port}`;
    if (config.port !== 0) this.becomeKnown(config.port);
  }

  /** Called once the port is known. */
  becomeKnown(port: number): void {
    this.current = this.config.publicUrl ?? `http://localhost:${port}`;
    this.origins.add(this.current);
    if (this.config.publicUrl === undefined) this.origins.add(`http://127.0.0.1:${port}`);
  }

  /** Without a trailing slash. */
  get url(): string {
    return this.current;
  }
}
