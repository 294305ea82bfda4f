import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DomainError } from '@quartiersforum/domain';
import { argon2id, hash, type HashOptions, verify } from 'argon2';
import { isCommonPassword } from './common-passwords';

/** argon2id with 64 MiB and three passes, above OWASP ASVS 5.0, appendix C. */
const cost = {
  type: argon2id,
  memoryCost: 65_536,
  timeCost: 3,
  parallelism: 1,
} as const satisfies HashOptions;
/** A hash of the same cost that no password has: salt and result are random. */
const decoy = [
  '$argon2id$v=19',
  `m=${cost.memoryCost},t=${cost.timeCost},p=${cost.parallelism}`,
  unpadded(randomBytes(16)),
  unpadded(randomBytes(32)),
].join('$');
/** Each hash holds 64 MiB and one thread of four for some 100 ms; more at once would starve everything else. */
const atOnce = 2;
const mostWaiting = 200;
const retryAfterSeconds = 5;

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}

/** Hashes and compares passwords, a few at a time, always with the same effort. */
@Injectable()
export class Passwords {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  /** Throws `password.tooCommon` for what every attacker tries first. `words`: what the account itself gives away. */
  refuseCommon(password: string, words: readonly string[]): void {
    if (isCommonPassword(password, words)) throw new DomainError('password.tooCommon');
  }

  hash(password: string): Promise<string> {
    return this.inTurn(() => hash(password.normalize('NFC'), cost));
  }

  /** Whether `password` is the one behind `stored`. Without a stored one it compares with a decoy, which takes as long. */
  async isRight(stored: string | null, password: string): Promise<boolean> {
    const isEqual = await this.inTurn(() => verify(stored ?? decoy, password.normalize('NFC')));
    return stored !== null && isEqual;
  }

  private async inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.running >= atOnce) {
      if (this.waiting.length >= mostWaiting)
        throw new DomainError('server.unavailable', { retryAfter: retryAfterSeconds });
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    } else this.running += 1;
    try {
      return await work();
    } finally {
      // The turn passes on without being given up, so that nobody slips in between.
      const next = this.waiting.shift();
      if (next) next();
      else this.running -= 1;
    }
  }
}
