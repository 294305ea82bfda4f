import {
  booleanAttribute,
  Component,
  computed,
  ElementRef,
  HostAttributeToken,
  inject,
  input,
} from '@angular/core';

export type ButtonVariant = 'primary' | 'secondary' | 'ghost' | 'danger';
export type ButtonSize = 'small' | 'default' | 'big';

/**
 * A native `<button>` or `<a>` with the look of KERN's button.
 *
 * While `busy`, the button keeps its focus and its width and swallows clicks, instead of being `disabled`: a disabled
 * button drops the focus to the page's top, and a screen reader's user is lost.
 */
@Component({
  selector: 'button[uiButton], a[uiButton]',
  template: `<span class="kern-label"><ng-content /></span>
    @if (busy()) {
      <span class="spinner" aria-hidden="true"></span>
    }`,
  styleUrl: './button.scss',
  host: {
    '[class]': 'classes()',
    '[attr.type]': 'type',
    '[attr.aria-disabled]': 'busy() || null',
    '[attr.aria-busy]': 'busy() || null',
  },
})
export class Button {
  readonly variant = input<ButtonVariant>('secondary');
  readonly size = input<ButtonSize>('default');
  readonly busy = input(false, { transform: booleanAttribute });
  /** A square with one icon; the caller gives `aria-label`. */
  readonly iconOnly = input(false, { transform: booleanAttribute });

  /** `button` unless the caller wrote a type: a button inside a form must not submit it by accident. */
  protected readonly type: string | null;
  protected readonly classes = computed(
    () =>
      `kern-btn kern-btn--${kernVariants[this.variant()]} ${this.variant()} ${this.size()}` +
      (this.iconOnly() ? ' icon-only' : '') +
      (this.busy() ? ' busy' : ''),
  );

  constructor() {
    const element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    const written = inject(new HostAttributeToken('type'), { optional: true });
    this.type = element.tagName === 'BUTTON' ? (written ?? 'button') : written;
    // Capture, so that this runs before the caller's own (click) and before routerLink.
    element.addEventListener(
      'click',
      (event) => {
        if (this.busy()) {
          event.preventDefault();
          event.stopImmediatePropagation();
        }
      },
      { capture: true },
    );
  }
}

const kernVariants = {
  primary: 'primary',
  secondary: 'secondary',
  ghost: 'tertiary',
  danger: 'secondary',
} as const satisfies Record<ButtonVariant, string>;
