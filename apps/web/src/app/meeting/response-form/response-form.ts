import { Component, computed, effect, input, output, signal, untracked } from '@angular/core';
import {
  applyWhen,
  form,
  FormField,
  FormRoot,
  required,
  validateStandardSchema,
} from '@angular/forms/signals';
import {
  type GiveResponse,
  giveResponseSchema,
  type ResponseView,
  substituteSchema,
} from '@quartiersforum/domain';
import { Field, Textarea, TextInput } from '@quartiersforum/ui';
import { Button, Icon, Notice } from '@quartiersforum/ui/frame';
import { submission } from '../../core/form/submission';

interface AnswerForm {
  response: GiveResponse['response'] | '';
  substitute: { name: string; email: string };
  wish: string;
  accessNeeds: string;
}

type Given = Pick<ResponseView, 'response' | 'substitute' | 'wish' | 'accessNeeds'>;

/**
 * The answer to an invitation: yes, no or a substitute, a wish for the agenda, and what somebody needs to take part. The same form on the
 * page of the meeting and behind the link of a mail; where it goes, `send` says.
 */
@Component({
  selector: 'app-response-form',
  imports: [Button, Field, FormField, FormRoot, Icon, Notice, Textarea, TextInput],
  templateUrl: './response-form.html',
  styleUrls: ['../../core/form/choices.scss', './response-form.scss'],
})
export class ResponseForm {
  /** What was answered so far; while somebody types, a newer one changes nothing here. */
  readonly given = input.required<Given>();
  readonly send = input.required<(response: GiveResponse) => Promise<ResponseView>>();
  readonly sent = output<ResponseView>();

  protected readonly choices = [
    { value: 'yes', name: 'Ja, ich komme' },
    { value: 'no', name: 'Nein, ich komme nicht' },
    { value: 'substitute', name: 'Jemand kommt an meiner Stelle' },
  ] as const;
  private readonly value = signal<AnswerForm>(formOf(null));
  protected readonly submission = submission<AnswerForm>((value) => this.submit(value));
  protected readonly form = form(
    this.value,
    (path) => {
      required(path.response);
      applyWhen(
        path.substitute,
        ({ valueOf }) => valueOf(path.response) === 'substitute',
        (substitute) => {
          validateStandardSchema(substitute, substituteSchema);
        },
      );
      validateStandardSchema(path.wish, giveResponseSchema.shape.wish);
      validateStandardSchema(path.accessNeeds, giveResponseSchema.shape.accessNeeds);
    },
    this.submission.options,
  );

  protected readonly hasNoChoice = computed(
    () => this.form.response().touched() && this.form.response().invalid(),
  );

  constructor() {
    effect(() => {
      const given = this.given();
      untracked(() => {
        if (!this.form().dirty()) this.value.set(formOf(given));
      });
    });
  }

  private async submit({ response, substitute, wish, accessNeeds }: AnswerForm): Promise<void> {
    if (response === '') return;
    const answer = await this.send()({
      response,
      substitute: response === 'substitute' ? substitute : null,
      wish,
      accessNeeds: response === 'yes' ? accessNeeds : '',
    });
    this.form().reset();
    this.sent.emit(answer);
  }
}

function formOf(given: Given | null): AnswerForm {
  return {
    response: given === null || given.response === 'open' ? '' : given.response,
    substitute: given?.substitute ?? { name: '', email: '' },
    wish: given?.wish ?? '',
    accessNeeds: given?.accessNeeds ?? '',
  };
}
