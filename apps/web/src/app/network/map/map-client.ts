import { httpResource, type HttpResourceRef } from '@angular/common/http';
import { Service } from '@angular/core';
import type { MapSettings } from '@quartiersforum/domain';

/** What the map is drawn on, as the server is set up. */
@Service()
export class MapClient {
  settings(): HttpResourceRef<MapSettings | undefined> {
    return httpResource<MapSettings>(() => '/api/map-settings');
  }
}
