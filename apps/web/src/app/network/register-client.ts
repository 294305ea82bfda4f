import { HttpClient, type HttpResourceRef } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type {
  Body,
  ContactPoint,
  CreateBody,
  CreateContactPoint,
  CreateFundingPhase,
  CreateOrganisation,
  CreatePerson,
  FundingPhase,
  List,
  Organisation,
  Person,
  RegisterChange,
  RegisterThingKind,
  UpdateBody,
  UpdateContactPoint,
  UpdateFundingPhase,
  UpdateOrganisation,
  UpdatePerson,
} from '@quartiersforum/domain';
import { firstValueFrom } from 'rxjs';
import { freshResource } from '../core/loading/fresh-resource';

const paths: Readonly<Record<RegisterThingKind, string>> = {
  contactPoint: 'contact-points',
  organisation: 'organisations',
  person: 'people',
  body: 'bodies',
};

/** The largest page that a list gives. */
const wholeList = 200;

/** The commands that change the register, and what it remembers of them. */
@Service()
export class RegisterClient {
  private readonly http = inject(HttpClient);

  createContactPoint(contactPoint: CreateContactPoint): Promise<ContactPoint> {
    return this.post('/api/contact-points', contactPoint);
  }

  updateContactPoint(id: string, change: UpdateContactPoint): Promise<ContactPoint> {
    return this.patch(`/api/contact-points/${id}`, change);
  }

  createFundingPhase(contactPointId: string, phase: CreateFundingPhase): Promise<FundingPhase> {
    return this.post(`/api/contact-points/${contactPointId}/funding-phases`, phase);
  }

  updateFundingPhase(id: string, change: UpdateFundingPhase): Promise<FundingPhase> {
    return this.patch(`/api/funding-phases/${id}`, change);
  }

  async removeFundingPhase({ id, version }: Pick<FundingPhase, 'id' | 'version'>): Promise<void> {
    await firstValueFrom(this.http.delete(`/api/funding-phases/${id}`, { params: { version } }));
  }

  createOrganisation(organisation: CreateOrganisation): Promise<Organisation> {
    return this.post('/api/organisations', organisation);
  }

  updateOrganisation(id: string, change: UpdateOrganisation): Promise<Organisation> {
    return this.patch(`/api/organisations/${id}`, change);
  }

  createPerson(person: CreatePerson): Promise<Person> {
    return this.post('/api/people', person);
  }

  updatePerson(id: string, change: UpdatePerson): Promise<Person> {
    return this.patch(`/api/people/${id}`, change);
  }

  createBody(body: CreateBody): Promise<Body> {
    return this.post('/api/bodies', body);
  }

  updateBody(id: string, change: UpdateBody): Promise<Body> {
    return this.patch(`/api/bodies/${id}`, change);
  }

  /** Newest first. */
  history(
    kind: () => RegisterThingKind,
    id: () => string,
  ): HttpResourceRef<List<RegisterChange> | undefined> {
    return freshResource<List<RegisterChange>>(() => ({
      url: `/api/${paths[kind()]}/${encodeURIComponent(id())}/history`,
      params: { limit: wholeList },
    }));
  }

  private post<Answer>(url: string, body: object): Promise<Answer> {
    return firstValueFrom(this.http.post<Answer>(url, body));
  }

  private patch<Answer>(url: string, body: object): Promise<Answer> {
    return firstValueFrom(this.http.patch<Answer>(url, body));
  }
}
