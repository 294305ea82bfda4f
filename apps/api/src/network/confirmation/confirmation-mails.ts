import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { PublicAddress } from '../../core/http/public-address';
import { Mail, type MailDraft } from '../../core/mail/mail';
import { htmlOf, textOf } from '../../core/mail/mail-body';
import { SignedIds } from '../../core/secret/signed-ids';
import { ContactPointEntity, contactPointRelations, toContactPoint } from '../contact-point.entity';
import { wholeSight } from '../register-sight';
import { type ConfirmedEntry, confirmationText } from './confirmation-text';
import { findRecipients, type Recipient } from './confirmation.queries';

/** Purpose of the signature of confirmation links. */
export const confirmationPurpose = 'contact point confirmation';

/** Whom a link was sent to, as its signature names them: an account whatever its address is now, or else the address. */
export function linkHolder({ accountId, email }: Recipient): string {
  return accountId === null ? `address ${email}` : `account ${accountId}`;
}

/** A request as far as its mail needs it. */
export interface AskedEntry {
  readonly id: string;
  readonly contactPointId: string;
}

/** Writes the mails of requests; they leave with the transaction. */
@Injectable()
export class ConfirmationMails {
  constructor(
    private readonly mail: Mail,
    private readonly address: PublicAddress,
    private readonly signedIds: SignedIds,
  ) {}

  /** To everybody who is to be asked, each by a mail of their own; answers how many these are. */
  async write(manager: EntityManager, requests: readonly AskedEntry[]): Promise<number> {
    const ids = requests.map(({ contactPointId }) => contactPointId);
    const recipients = await findRecipients(manager, ids);
    const entities = await manager.find(ContactPointEntity, {
      where: { id: In(ids) },
      relations: contactPointRelations,
    });
    const entries = new Map(
      entities.map((entity) => [entity.id, toContactPoint(entity, wholeSight)]),
    );
    const drafts: MailDraft[] = [];
    for (const { id, contactPointId } of requests) {
      const entry = entries.get(contactPointId);
      if (entry === undefined) continue;
      for (const recipient of recipients.filter((one) => one.contactPointId === contactPointId))
        drafts.push(await this.draft(entry, id, recipient));
    }
    await this.mail.writeAll(drafts, manager);
    return drafts.length;
  }

  private async draft(
    entry: ConfirmedEntry,
    requestId: string,
    recipient: Recipient,
  ): Promise<MailDraft> {
    const token = await this.signedIds.sign(confirmationPurpose, requestId, linkHolder(recipient));
    const body = confirmationText(entry, `${this.address.url}/bestaetigen/${token}`);
    return { to: recipient.email, subject: body.subject, text: textOf(body), html: htmlOf(body) };
  }
}
