import { Injectable } from '@nestjs/common';
import type { OutboxMail } from '@quartiersforum/domain';
import type { EntityManager } from 'typeorm';

/** How far a mail has come. */
export interface MailDelivery {
  readonly mailId: string;
  readonly state: OutboxMail['state'];
  readonly at: Date | null;
}

/** Somebody who wants to know what became of mails about things of their kind. */
export interface DeliveryFollower {
  /** In the transaction that knows it: sent, or given up. */
  record(manager: EntityManager, aboutId: string, delivery: MailDelivery): Promise<void>;
  /** After its commit, for those who look at the thing. */
  announce(aboutId: string): Promise<void>;
}

/** Rooms that write mails and show whether they arrived: each registers for its kind once, in `onModuleInit`. */
@Injectable()
export class MailFollowers {
  private readonly followers = new Map<string, DeliveryFollower>();

  register(kind: string, follower: DeliveryFollower): void {
    this.followers.set(kind, follower);
  }

  of(kind: string): DeliveryFollower | undefined {
    return this.followers.get(kind);
  }
}
