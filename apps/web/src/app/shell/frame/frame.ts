import { afterNextRender, Component, inject } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { Icon, type IconName, SkipLink, Toasts } from '@quartiersforum/ui/frame';
import { Connection } from '../../core/connection/connection';
import { Realtime } from '../../core/realtime/realtime';
import { AccountMenu } from '../account-menu/account-menu';
import { Brand } from '../brand/brand';

interface Place {
  readonly name: string;
  readonly address: string;
  readonly icon: IconName;
}

/**
 * The frame around every page of a signed-in person: five places and the account menu, nothing else. At the side on a wide screen, at the
 * bottom on a phone; it is one navigation either way, placed by CSS.
 */
@Component({
  selector: 'app-frame',
  imports: [AccountMenu, Brand, Icon, RouterLink, RouterLinkActive, RouterOutlet, SkipLink, Toasts],
  templateUrl: './frame.html',
  styleUrl: './frame.scss',
})
export class Frame {
  protected readonly isOnline = inject(Connection).isOnline;
  protected readonly places: readonly Place[] = [
    { name: 'Übersicht', address: '/', icon: 'home' },
    { name: 'Treffen', address: '/treffen', icon: 'calendar' },
    { name: 'Leitlinien', address: '/leitlinien', icon: 'document' },
    { name: 'Förderung', address: '/foerderung', icon: 'funding' },
    { name: 'Netzwerk', address: '/netzwerk', icon: 'network' },
  ];

  constructor() {
    // Starts the connection: whoever is in the frame is signed in.
    inject(Realtime);
    // What says that a page cannot be opened is loaded by name; without a connection it would be too late to fetch it.
    afterNextRender(() => void import('@quartiersforum/ui/frame').catch(() => null));
  }
}
