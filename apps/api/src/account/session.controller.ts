import { Body, Controller, Delete, Get, Param, Post, Req, Res } from '@nestjs/common';
import {
  type CurrentSession,
  currentSessionSchema,
  type List,
  type Session,
  sessionListSchema,
  type SignIn,
  signInSchema,
} from '@quartiersforum/domain';
import type { Request, Response } from 'express';
import * as z from 'zod';
import type { Actor } from '../core/access/actor';
import { CurrentActor, Route } from '../core/http/route';
import { SessionService } from './session.service';
import { SignInDoor } from './sign-in-door';

@Controller()
export class SessionController {
  constructor(
    private readonly sessions: SessionService,
    private readonly door: SignInDoor,
  ) {}

  @Post('session')
  @Route({
    access: 'public',
    answer: currentSessionSchema,
    problems: ['session.credentialsWrong', 'request.rateLimited'],
  })
  signIn(
    @Body({ schema: signInSchema }) input: SignIn,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CurrentSession> {
    return this.door.enter(request, response, (visitor) => this.sessions.signIn(input, visitor));
  }

  @Get('session')
  @Route({ access: 'session.read', answer: currentSessionSchema })
  read(@CurrentActor() actor: Actor): Promise<CurrentSession> {
    return this.sessions.current(actor);
  }

  @Delete('session')
  @Route({ access: 'session.end', answer: null })
  async signOut(
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    await this.sessions.end(actor, actor.sessionId);
    this.door.leave(response);
  }

  @Get('sessions')
  @Route({ access: 'session.read', answer: sessionListSchema })
  list(@CurrentActor() actor: Actor): Promise<List<Session>> {
    return this.sessions.list(actor);
  }

  @Delete('sessions/:id')
  @Route({ access: 'session.end', answer: null, problems: ['session.notFound'] })
  end(@CurrentActor() actor: Actor, @Param('id', { schema: z.uuid() }) id: string): Promise<void> {
    return this.sessions.end(actor, id);
  }
}
