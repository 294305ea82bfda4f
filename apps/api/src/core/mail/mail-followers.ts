import { Injectable } from '@nestjs/common';
import type { OutboxMail } from '@quartiersforum/domain';
import type { EntityManager } from 'typeorm';

/** How far a mail has come. */
export interface MailDelivery {
  readonly mailId: string;
  readonly state: OutboxMail['state'];
  readonly at: Date | null;
}

/** Called in the transaction that knows what became of a mail: sent, or given up. */
export type MailFollower = (
  manager: EntityManager,
  aboutId: string,
  delivery: MailDelivery,
) => Promise<void>;

/** Rooms that write mails and show whether they arrived: each registers for its kind once, in `onModuleInit`. */
@Injectable()
export class MailFollowers {
  private readonly followers = new Map<string, MailFollower>();

  register(kind: string, follower: MailFollower): void {
    this.followers.set(kind, follower);
  }

  async tell(
    manager: EntityManager,
    about: { readonly kind: string; readonly id: string },
    delivery: MailDelivery,
  ): Promise<void> {
    await this.followers.get(about.kind)?.(manager, about.id, delivery);
  }
}
