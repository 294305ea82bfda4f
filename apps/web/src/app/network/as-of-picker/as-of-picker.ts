import { Component, inject, input, linkedSignal } from '@angular/core';
import { Router } from '@angular/router';
import { Field, TextInput } from '@quartiersforum/ui';
import { Button } from '@quartiersforum/ui/frame';
import { Clock } from '../../core/time/clock';

/** Asks for a day and shows how an entry of the register stood at its end. */
@Component({
  selector: 'app-as-of-picker',
  imports: [Button, Field, TextInput],
  template: `<form class="ui-row" (submit)="$event.preventDefault(); show(day.value)">
    <ui-field [label]="label()">
      <input uiInput type="date" required [max]="today" [value]="shown()" #day />
    </ui-field>
    <button uiButton type="submit">Ansehen</button>
  </form>`,
  styles: `
    form {
      align-items: flex-end;
    }

    @media print {
      :host {
        display: none;
      }
    }
  `,
})
export class AsOfPicker {
  /** The page of the entry, as the router's commands. */
  readonly page = input.required<readonly string[]>();
  readonly label = input('Stand am');
  /** The day that is shown already, `YYYY-MM-DD`. */
  readonly day = input<string>();

  private readonly router = inject(Router);
  protected readonly today = inject(Clock).today();
  protected readonly shown = linkedSignal(() => this.day() ?? '');

  protected show(day: string): void {
    if (day === '') return;
    void this.router.navigate([...this.page()], { queryParams: { stand: day } });
  }
}
