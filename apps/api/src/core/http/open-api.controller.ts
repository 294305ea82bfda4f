import { Controller, Get, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { OpenApi } from './open-api';
import { Route } from './route';

/** `GET /api/openapi.json`: every route with what it takes, answers and refuses. */
@ApiExcludeController()
@Controller('openapi.json')
export class OpenApiController {
  constructor(private readonly openApi: OpenApi) {}

  @Get()
  @Route({ access: 'public', answer: null, status: 200 })
  read(@Res() response: Response): void {
    response.status(200).type('json').send(this.openApi.text);
  }
}
