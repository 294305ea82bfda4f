import {
  Component,
  computed,
  effect,
  inject,
  input,
  model,
  output,
  signal,
  untracked,
} from '@angular/core';
import { form, FormField, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import { type Invitees, inviteSchema, type Meeting } from '@quartiersforum/domain';
import { Dialog, Field, Textarea } from '@quartiersforum/ui';
import { Button, Icon, LoadingState, Notice, Toaster } from '@quartiersforum/ui/frame';
import { submission } from '../../core/form/submission';
import { countText } from '../../core/text/count-text';
import { AccountPicker } from '../account-picker/account-picker';
import { GuestFields, type GuestForm } from '../guest-fields/guest-fields';
import { InvitationStore } from '../invitation-store';
import { MeetingInvitationClient } from '../meeting-invitation-client';
import { MeetingStore } from '../meeting-store';

interface InviteForm {
  accountIds: string[];
  guests: GuestForm[];
  message: string;
}

type Unreachable = Invitees['unreachable'][number];

/**
 * Invites to a meeting. The first time the members of the body are invited by themselves, and shown before; later only whom the
 * coordinator names. A member whom no mail reaches can be given an address: they are then a guest of this meeting.
 */
@Component({
  selector: 'app-invite-dialog',
  imports: [
    AccountPicker,
    Button,
    Dialog,
    Field,
    FormField,
    FormRoot,
    GuestFields,
    Icon,
    LoadingState,
    Notice,
    Textarea,
  ],
  templateUrl: './invite-dialog.html',
  styleUrl: './invite-dialog.scss',
})
export class InviteDialog {
  readonly open = model.required<boolean>();
  readonly meeting = input.required<Meeting>();
  readonly invited = output();

  private readonly client = inject(MeetingInvitationClient);
  private readonly meetings = inject(MeetingStore);
  private readonly toaster = inject(Toaster);
  private readonly invitations = inject(InvitationStore).invitations;

  protected readonly isFirst = computed(() => this.meeting().state === 'draft');
  protected readonly resource = this.client.invitees(() =>
    this.open() ? this.meeting().id : undefined,
  );
  private readonly invitees = computed(() =>
    this.resource.hasValue() ? this.resource.value() : undefined,
  );
  protected readonly members = computed(() => this.invitees()?.reachable ?? []);
  protected readonly memberCount = computed(() =>
    countText(this.members().length, 'Mitglied', 'Mitglieder'),
  );
  /** A name that has an address by now needs none. */
  protected readonly unreachable = computed(() => {
    const named = this.value().guests.map(({ name }) => name);
    const known = (this.invitations() ?? []).map(({ name }) => name);
    return (this.invitees()?.unreachable ?? []).filter(
      ({ name }) => !named.includes(name) && !known.includes(name),
    );
  });
  protected readonly unreachableCount = computed(() =>
    countText(this.unreachable().length, 'Mitglied', 'Mitglieder'),
  );
  private readonly accounts = this.client.accounts(() => this.open());
  /** Who is not invited yet and would not be by themselves. */
  protected readonly otherAccounts = computed(() => {
    const invited = (this.invitations() ?? []).map(({ account }) => account?.id);
    const members = this.isFirst() ? this.members().map(({ accountId }) => accountId) : [];
    const all = this.accounts.hasValue() ? this.accounts.value().items : [];
    return all.filter(
      ({ id, isDisabled }) => !isDisabled && !invited.includes(id) && !members.includes(id),
    );
  });

  private readonly value = signal<InviteForm>(empty());
  protected readonly isNobody = signal(false);
  protected readonly submission = submission<InviteForm>((value) => this.invite(value));
  protected readonly form = form(
    this.value,
    (path) => {
      validateStandardSchema(path, inviteSchema);
    },
    this.submission.options,
  );

  constructor() {
    effect(() => {
      if (this.open()) untracked(() => this.startAnew());
    });
  }

  protected addGuest(unreachable: Unreachable | null): void {
    const name = unreachable?.name ?? '';
    const guest = { name, email: '', affiliation: '' };
    this.value.update((value) => ({ ...value, guests: [...value.guests, guest] }));
  }

  protected removeGuest(index: number): void {
    this.value.update((value) => ({
      ...value,
      guests: value.guests.filter((_, at) => at !== index),
    }));
  }

  private async invite(people: InviteForm): Promise<void> {
    const hasMembers = this.isFirst() && this.members().length > 0;
    this.isNobody.set(!hasMembers && people.accountIds.length + people.guests.length === 0);
    if (this.isNobody()) return;
    const { id } = this.meeting();
    if (this.isFirst()) this.meetings.adopt(await this.client.invite(id, people));
    else await this.client.inviteMore(id, people);
    this.open.set(false);
    this.toaster.show('Die Einladungen gehen hinaus.');
    this.invited.emit();
  }

  private startAnew(): void {
    this.value.set(empty());
    this.isNobody.set(false);
    this.form().reset();
  }
}

function empty(): InviteForm {
  return { accountIds: [], guests: [], message: '' };
}
