import type { Readable } from 'node:stream';
import { Controller, Param, Post, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import { DomainError } from '@quartiersforum/domain';
import type { Request } from 'express';
import * as z from 'zod';
import { Route } from '../core/http/route';
import { ReminderSettingsService } from './reminder-settings.service';

/** Mail programs send some thirty bytes, as a form of several parts some hundred. */
const mostBytes = 4_096;

/**
 * Ends reminders at one click in a mail program (RFC 8058): the page that people get at this address, as a POST. It lies outside `/api`,
 * because a mail server sends a form and no Origin; who may do it, the signature in the address says. The words in the body are asked
 * for because some programs send an empty POST to every link they find.
 */
@Controller('erinnerungen')
export class UnsubscribeController {
  constructor(private readonly settings: ReminderSettingsService) {}

  @Post(':token')
  @ApiConsumes('application/x-www-form-urlencoded', 'multipart/form-data')
  @ApiBody({
    required: true,
    schema: {
      type: 'object',
      required: ['List-Unsubscribe'],
      properties: { 'List-Unsubscribe': { type: 'string', enum: ['One-Click'] } },
    },
  })
  @Route({ access: 'public', answer: null, problems: ['reminderLink.notFound'] })
  async stop(
    @Param('token', { schema: z.string() }) token: string,
    @Req() request: Request,
  ): Promise<void> {
    const body = await textOf(request);
    if (!saysOneClick(body)) {
      const message = 'must be One-Click';
      throw new DomainError('request.invalid', { fields: [{ path: 'List-Unsubscribe', message }] });
    }
    await this.settings.stop(token);
  }
}

/** In both ways to send a form, without telling them apart: what else the body holds is of no interest. */
function saysOneClick(body: string): boolean {
  const isForm = new URLSearchParams(body.trim()).get('List-Unsubscribe') === 'One-Click';
  return isForm || /name="?List-Unsubscribe"?[^\n]*\r?\n(?:[^\n]+\n)*\r?\nOne-Click\s/i.test(body);
}

/** Throws `request.tooLarge`. */
async function textOf(stream: Readable): Promise<string> {
  let text = '';
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    text += chunk.toString('latin1');
    if (text.length > mostBytes) throw new DomainError('request.tooLarge');
  }
  return text;
}
