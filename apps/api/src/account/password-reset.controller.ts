import { Body, Controller, Post, Req } from '@nestjs/common';
import {
  type AcceptPasswordReset,
  acceptPasswordResetSchema,
  type RequestPasswordReset,
  requestPasswordResetSchema,
} from '@quartiersforum/domain';
import type { Request } from 'express';
import { callerAddress } from '../core/http/caller';
import { Route } from '../core/http/route';
import { PasswordResetService } from './password-reset.service';

@Controller('password-resets')
export class PasswordResetController {
  constructor(private readonly resets: PasswordResetService) {}

  @Post()
  @Route({ access: 'public', answer: null })
  request(
    @Body({ schema: requestPasswordResetSchema }) input: RequestPasswordReset,
    @Req() request: Request,
  ): Promise<void> {
    return this.resets.request(input, callerAddress(request));
  }

  @Post('accept')
  @Route({
    access: 'public',
    answer: null,
    problems: ['passwordReset.notUsable', 'password.tooCommon'],
  })
  accept(@Body({ schema: acceptPasswordResetSchema }) input: AcceptPasswordReset): Promise<void> {
    return this.resets.accept(input);
  }
}
