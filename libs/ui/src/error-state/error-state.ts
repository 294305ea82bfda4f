import { booleanAttribute, Component, input, output } from '@angular/core';
import { Button } from '../button/button';
import { Icon } from '../icon/icon';

/** What stands where something could not be loaded: what happened, and the next step. Read at once when it appears. */
@Component({
  selector: 'ui-error-state',
  imports: [Button, Icon],
  template: `<ui-icon name="warning" />
    <p class="heading">{{ heading() }}</p>
    <div class="text">{{ text() }}<ng-content /></div>
    @if (canRetry()) {
      <button uiButton [busy]="busy()" (click)="retry.emit()">{{ retryLabel() }}</button>
    }`,
  styleUrl: './error-state.scss',
  host: { role: 'alert' },
})
export class ErrorState {
  readonly heading = input('Das hat nicht geklappt');
  readonly text = input('');
  readonly canRetry = input(true, { transform: booleanAttribute });
  readonly busy = input(false, { transform: booleanAttribute });
  readonly retryLabel = input('Erneut versuchen');
  readonly retry = output();
}
