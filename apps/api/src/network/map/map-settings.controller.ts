import { Controller, Get, Inject } from '@nestjs/common';
import { type MapSettings, mapSettingsSchema } from '@quartiersforum/domain';
import { CONFIG, type Config } from '../../core/config/config';
import { Route } from '../../core/http/route';

/** What maps are drawn on is said by the operator, not built into the web client. */
@Controller('map-settings')
export class MapSettingsController {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  @Get()
  @Route({ access: 'contactPoint.list', answer: mapSettingsSchema })
  read(): MapSettings {
    return { styleUrl: this.config.mapStyleUrl ?? null };
  }
}
