import { HttpClient, type HttpResourceRef, type HttpResourceRequest } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type {
  Body,
  ContactPoint,
  ContactPointFilter,
  ContactPointList,
  CreateMembership,
  List,
  Membership,
  Organisation,
  OrganisationKind,
  Person,
  UpdateMembership,
} from '@quartiersforum/domain';
import { firstValueFrom } from 'rxjs';
import { freshResource } from '../core/loading/fresh-resource';

/** The largest page that a list gives; the network of one city fits into it. */
const wholeList = 200;

export interface OrganisationFilter {
  readonly kind?: OrganisationKind;
  readonly search?: string;
  readonly isClosed?: 'true';
}

/**
 * The routes of the network.
 *
 * The one thing a newcomer would get wrong: what returns a resource must be called in an injection context, once, with functions that
 * read signals; the resource then asks again whenever one of them changes.
 */
@Service()
export class NetworkClient {
  private readonly http = inject(HttpClient);

  /** The filter's fields that are set; `undefined` as a whole asks nothing. */
  contactPoints(
    filter: () => ContactPointFilter | undefined = () => ({}),
  ): HttpResourceRef<ContactPointList | undefined> {
    return freshResource<ContactPointList>(() => {
      const asked = filter();
      return (
        asked && {
          url: '/api/contact-points',
          params: setParameters({ limit: wholeList, ...asked }),
        }
      );
    });
  }

  /** `asOf` (`YYYY-MM-DD`): as it stood at the end of that day. An `undefined` id asks nothing. */
  contactPoint(
    id: () => string | undefined,
    asOf: () => string | undefined = () => undefined,
  ): HttpResourceRef<ContactPoint | undefined> {
    return freshResource<ContactPoint>(() => single('contact-points', id(), asOf()));
  }

  readContactPoint(id: string): Promise<ContactPoint> {
    return this.read('contact-points', id);
  }

  organisations(
    filter: () => OrganisationFilter | undefined = () => ({}),
  ): HttpResourceRef<List<Organisation> | undefined> {
    return freshResource<List<Organisation>>(() => {
      const asked = filter();
      return (
        asked && {
          url: '/api/organisations',
          params: setParameters({ limit: wholeList, ...asked }),
        }
      );
    });
  }

  /** `undefined` asks nothing, as for somebody who belongs to no organisation. */
  organisation(
    id: () => string | undefined,
    asOf: () => string | undefined = () => undefined,
  ): HttpResourceRef<Organisation | undefined> {
    return freshResource<Organisation>(() => single('organisations', id(), asOf()));
  }

  readOrganisation(id: string): Promise<Organisation> {
    return this.read('organisations', id);
  }

  /** `isAsked` false asks nothing, as for a role that may not see the bodies. */
  bodies(isAsked: () => boolean = () => true): HttpResourceRef<List<Body> | undefined> {
    return freshResource<List<Body>>(() =>
      isAsked() ? { url: '/api/bodies', params: { limit: wholeList } } : undefined,
    );
  }

  body(
    id: () => string | undefined,
    asOf: () => string | undefined = () => undefined,
  ): HttpResourceRef<Body | undefined> {
    return freshResource<Body>(() => single('bodies', id(), asOf()));
  }

  readBody(id: string): Promise<Body> {
    return this.read('bodies', id);
  }

  people(isAsked: () => boolean): HttpResourceRef<List<Person> | undefined> {
    return freshResource<List<Person>>(() =>
      isAsked() ? { url: '/api/people', params: { limit: wholeList } } : undefined,
    );
  }

  readPeople(): Promise<List<Person>> {
    const params = { limit: wholeList };
    return firstValueFrom(this.http.get<List<Person>>('/api/people', { params }));
  }

  createMembership(bodyId: string, membership: CreateMembership): Promise<Membership> {
    return firstValueFrom(
      this.http.post<Membership>(`/api/bodies/${bodyId}/memberships`, membership),
    );
  }

  updateMembership(id: string, change: UpdateMembership): Promise<Membership> {
    return firstValueFrom(this.http.patch<Membership>(`/api/memberships/${id}`, change));
  }

  private read<Answer>(list: string, id: string): Promise<Answer> {
    return firstValueFrom(this.http.get<Answer>(`/api/${list}/${encodeURIComponent(id)}`));
  }
}

function single(
  list: string,
  id: string | undefined,
  asOf: string | undefined,
): HttpResourceRequest | undefined {
  if (id === undefined) return undefined;
  return {
    url: `/api/${list}/${encodeURIComponent(id)}`,
    params: setParameters({ asOf }),
  };
}

function setParameters(filter: object): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(filter).filter(([, value]) => value !== undefined && value !== ''),
  );
}
