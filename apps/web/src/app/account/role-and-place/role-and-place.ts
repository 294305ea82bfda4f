import { Component, computed, inject, input } from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import type { Role } from '@quartiersforum/domain';
import { roles } from '@quartiersforum/domain/rules';
import { Field, Select } from '@quartiersforum/ui';
import { roleNames } from '../../core/session/role-names';
import { NetworkClient } from '../../network/network-client';

/** A select has no empty value but the empty string, so "none" is one here and `null` on the wire. */
export interface Place {
  organisationId: string;
  contactPointId: string;
}

export function toPlaceIds({ organisationId, contactPointId }: Place) {
  return { organisationId: organisationId || null, contactPointId: contactPointId || null };
}

/** The fields of an account that say what somebody is and where they belong; the places are asked for once `isAsked`. */
@Component({
  selector: 'app-role-and-place',
  imports: [Field, FormField, Select],
  templateUrl: './role-and-place.html',
  styles: `
    :host {
      display: contents;
    }
  `,
})
export class RoleAndPlace {
  readonly role = input.required<FieldTree<Role>>();
  readonly organisation = input.required<FieldTree<string>>();
  readonly contactPoint = input.required<FieldTree<string>>();
  readonly isAsked = input.required<boolean>();

  private readonly client = inject(NetworkClient);
  private readonly organisationList = this.client.organisations(() => this.asked());
  private readonly contactPointList = this.client.contactPoints(() => this.asked());
  protected readonly organisations = computed(() =>
    this.organisationList.hasValue() ? this.organisationList.value().items : [],
  );
  protected readonly contactPoints = computed(() =>
    this.contactPointList.hasValue() ? this.contactPointList.value().items : [],
  );
  protected readonly roles = roles;
  protected readonly roleNames = roleNames;

  private asked(): object | undefined {
    return this.isAsked() ? {} : undefined;
  }
}
