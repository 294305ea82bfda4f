import { Component, computed, inject, input, signal } from '@angular/core';
import { Router } from '@angular/router';
import type { Permission } from '@quartiersforum/domain';
import { Button, Icon } from '@quartiersforum/ui/frame';
import { SessionStore } from '../../core/session/session-store';
import { BodyDialog } from '../body-dialog/body-dialog';
import { ContactPointDialog } from '../contact-point-dialog/contact-point-dialog';
import { OrganisationDialog } from '../organisation-dialog/organisation-dialog';
import { PersonDialog } from '../person-dialog/person-dialog';

/** What can be entered beside a list; each list names it in its route. */
export type Creatable = 'contactPoint' | 'organisation' | 'body' | 'person';

const names: Readonly<Record<Creatable, string>> = {
  contactPoint: 'Anlaufstelle anlegen',
  organisation: 'Träger oder Partner anlegen',
  body: 'Gremium anlegen',
  person: 'Person eintragen',
};
const permissions: Readonly<Record<Creatable, Permission>> = {
  contactPoint: 'contactPoint.create',
  organisation: 'organisation.create',
  body: 'body.create',
  person: 'person.create',
};

/** Enters something new in the register and leads to its page. */
@Component({
  selector: 'app-register-creation',
  imports: [BodyDialog, Button, ContactPointDialog, Icon, OrganisationDialog, PersonDialog],
  templateUrl: './register-creation.html',
})
export class RegisterCreation {
  readonly kind = input.required<Creatable>();

  private readonly session = inject(SessionStore);
  private readonly router = inject(Router);
  protected readonly name = computed(() => names[this.kind()]);
  protected readonly isAllowed = computed(() => this.session.may(permissions[this.kind()]));
  protected readonly open = signal<Creatable | null>(null);

  protected show(list: string, id: string): void {
    void this.router.navigate(['/netzwerk', list, id]);
  }
}
