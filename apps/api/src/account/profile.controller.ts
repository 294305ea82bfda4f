import { Body, Controller, Patch, Post, Req, Res } from '@nestjs/common';
import {
  type Account,
  accountSchema,
  type ChangePassword,
  changePasswordSchema,
  type UpdateProfile,
  updateProfileSchema,
} from '@quartiersforum/domain';
import type { Request, Response } from 'express';
import type { Actor } from '../core/access/actor';
import { CurrentActor, Route } from '../core/http/route';
import { ProfileService } from './profile.service';
import { SignInDoor } from './sign-in-door';

@Controller()
export class ProfileController {
  constructor(
    private readonly profile: ProfileService,
    private readonly door: SignInDoor,
  ) {}

  @Patch('profile')
  @Route({ access: 'profile.update', answer: accountSchema })
  update(
    @CurrentActor() actor: Actor,
    @Body({ schema: updateProfileSchema }) change: UpdateProfile,
  ): Promise<Account> {
    return this.profile.update(actor, change);
  }

  @Post('password')
  @Route({
    access: 'profile.update',
    answer: null,
    problems: ['password.currentWrong', 'password.tooCommon', 'request.rateLimited'],
    hasSecret: true,
  })
  async changePassword(
    @CurrentActor() actor: Actor,
    @Body({ schema: changePasswordSchema }) input: ChangePassword,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    await this.door.enter(request, response, (visitor) =>
      this.profile.changePassword(actor, input, visitor),
    );
  }
}
