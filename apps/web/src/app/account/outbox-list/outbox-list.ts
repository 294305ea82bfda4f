import { Clipboard } from '@angular/cdk/clipboard';
import { Component, computed, inject, signal } from '@angular/core';
import type { OutboxMail } from '@quartiersforum/domain';
import { Dialog } from '@quartiersforum/ui';
import {
  Badge,
  type BadgeVariant,
  Button,
  EmptyState,
  Icon,
  LoadingState,
  Toaster,
} from '@quartiersforum/ui/frame';
import { LoadFailure } from '../../core/loading/load-failure';
import { lastValue } from '../../core/loading/last-value';
import { countText } from '../../core/text/count-text';
import { momentText } from '../../core/time/time-text';
import { AccountClient } from '../account-client';
import { firstLink, textAndLinks } from '../mail-link';

const states: Readonly<Record<OutboxMail['state'], { name: string; variant: BadgeVariant }>> = {
  waiting: { name: 'wird verschickt', variant: 'info' },
  kept: { name: 'liegt hier', variant: 'warning' },
  sent: { name: 'verschickt', variant: 'success' },
  failed: { name: 'nicht zustellbar', variant: 'danger' },
};

/** Mails that Quartiersforum has written. Where no mail server is set up, they wait here to be passed on by hand. */
@Component({
  selector: 'app-outbox-list',
  imports: [Badge, Button, Dialog, EmptyState, Icon, LoadFailure, LoadingState],
  templateUrl: './outbox-list.html',
  styleUrls: ['../administration-list.scss', './outbox-list.scss'],
})
export class OutboxList {
  private readonly clipboard = inject(Clipboard);
  private readonly toaster = inject(Toaster);

  protected readonly resource = inject(AccountClient).outbox();
  protected readonly list = lastValue(this.resource);
  protected readonly count = computed(() => countText(this.list()?.total ?? 0, 'Mail', 'Mails'));
  protected readonly hasKept = computed(() =>
    this.list()?.items.some((mail) => mail.state === 'kept'),
  );
  protected readonly shown = signal<OutboxMail | null>(null);
  protected readonly isShown = computed(() => this.shown() !== null);
  protected readonly pieces = computed(() => textAndLinks(this.shown()?.text ?? ''));
  protected readonly link = computed(() => firstLink(this.shown()?.text ?? ''));
  protected readonly states = states;
  protected readonly momentText = momentText;

  protected copyLink(link: string): void {
    if (this.clipboard.copy(link)) this.toaster.show('Link kopiert.');
    else
      this.toaster.show(
        'Der Link ließ sich nicht kopieren. Bitte markieren Sie ihn von Hand.',
        'danger',
      );
  }
}
