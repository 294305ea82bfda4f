import { Component, computed, input } from '@angular/core';
import type { ResponseView } from '@quartiersforum/domain';
import { DefinitionList } from '@quartiersforum/ui/frame';
import { clockText, dayText } from '../../core/time/time-text';
import { hoursText } from '../meeting-time';

/** What somebody is invited to: when, where, and what it is about. For people without an account, so it links nowhere. */
@Component({
  selector: 'app-response-facts',
  imports: [DefinitionList],
  templateUrl: './response-facts.html',
  styleUrl: './response-facts.scss',
})
export class ResponseFacts {
  readonly view = input.required<ResponseView>();
  protected readonly meeting = computed(() => this.view().meeting);
  protected readonly hours = computed(() => hoursText(this.meeting()));
  protected readonly dayText = dayText;
  protected readonly clockText = clockText;
}
