import { Component, input } from '@angular/core';
import { DefinitionList, Notice } from '@quartiersforum/ui/frame';
import type { Failure } from '../problem/problem-of';
import { InView } from './in-view';

/** What stands in a field, in words. */
export interface FieldText {
  readonly name: string;
  readonly text: string;
}

/**
 * What is said above the fields of a form over a thing that others may change while it is open: why sending was refused, and what stands
 * there now in the fields that somebody else has changed.
 *
 * The one thing a newcomer would get wrong: only the refusal scrolls into view, because it answers who has just pressed the button. What
 * others change comes in while somebody types, and must not move what they are looking at.
 */
@Component({
  selector: 'app-form-notices',
  imports: [DefinitionList, InView, Notice],
  templateUrl: './form-notices.html',
  // Each notice is a row of the form's grid; with nothing to say there is no row, and no gap.
  styles: ':host { display: contents; }',
})
export class FormNotices {
  readonly failure = input.required<Failure | null>();
  /** Fields that somebody else has changed since, as they stand there now. */
  readonly others = input.required<readonly FieldText[]>();
  /** What was changed, as in „Jemand hat diesen Eintrag inzwischen geändert“. */
  readonly thing = input.required<string>();
}
