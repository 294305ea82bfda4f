import { Component, computed, inject, output } from '@angular/core';
import type { QueueOrder, SpeakerEntry } from '@quartiersforum/domain';
import {
  Announcer,
  Avatar,
  Badge,
  Button,
  Card,
  Icon,
  Menu,
  MenuItem,
  MenuTrigger,
} from '@quartiersforum/ui/frame';
import { LiveStore } from '../live-store';
import { Steering } from '../steering';

/** The speaker queue as those lead it: who speaks, who comes, in which order. */
@Component({
  selector: 'app-speaker-queue',
  imports: [Avatar, Badge, Button, Card, Icon, Menu, MenuItem, MenuTrigger],
  templateUrl: './speaker-queue.html',
  styleUrl: './speaker-queue.scss',
})
export class SpeakerQueue {
  readonly addAsked = output();

  private readonly live = inject(LiveStore);
  private readonly announcer = inject(Announcer);
  protected readonly steering = inject(Steering);

  protected readonly queue = computed(() => this.live.live()?.queue);
  protected readonly speaking = computed(() => this.entries('speaking'));
  protected readonly waiting = computed(() => this.entries('waiting'));

  protected setOrder(order: string): void {
    void this.steering.steerQueue({ action: 'order', order: order as QueueOrder });
  }

  /** One place up or down; said aloud, because the focus stays on the button. */
  protected async move(entry: SpeakerEntry, by: -1 | 1): Promise<void> {
    const waiting = this.waiting();
    const place = waiting.indexOf(entry) + by;
    const before = waiting[by === 1 ? place + 1 : place];
    const isDone = await this.steering.steerQueue({
      action: 'move',
      entryId: entry.id,
      beforeEntryId: before?.id ?? null,
    });
    if (isDone) this.announcer.say(`${entry.name} ist jetzt an Stelle ${place + 1}.`);
  }

  private entries(state: SpeakerEntry['state']): readonly SpeakerEntry[] {
    return this.queue()?.entries.filter((entry) => entry.state === state) ?? [];
  }
}
