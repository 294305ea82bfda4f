import { booleanAttribute, Component, computed, input } from '@angular/core';

/** How many colours a person may have; the palette is `--ui-person-0` to `--ui-person-11` in `tokens.css`. */
export const personColourCount = 12;

/** The colour of a person as CSS, for a caret or a name flag; white text on it has at least 4.5:1. Any integer is folded in. */
export function personColour(index: number): string {
  return `var(--ui-person-${((index % personColourCount) + personColourCount) % personColourCount})`;
}

/** "Quartierskoordination Bottrop" → "QB"; one word gives its first two letters. */
export function initialsOf(name: string): string {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const letters =
    words.length > 1 ? [words[0], words.at(-1)].map((word) => word?.[0]) : [words[0]?.slice(0, 2)];
  return letters.join('').toLocaleUpperCase('de');
}

/**
 * A person's or organisation's initials in a colour of their own. The initials are drawn by the stylesheet: as text they would be a
 * visible label that the accessible name of a button around them lacks (WCAG 2.5.3).
 */
@Component({
  selector: 'ui-avatar',
  template: '',
  styleUrl: './avatar.scss',
  host: {
    '[class]': 'size()',
    '[attr.data-initials]': 'shown()',
    '[style.background]': 'background()',
    '[attr.role]': 'decorative() ? null : "img"',
    '[attr.aria-label]': 'decorative() ? null : name()',
    '[attr.title]': 'decorative() ? null : name()',
    '[attr.aria-hidden]': 'decorative() || null',
  },
})
export class Avatar {
  readonly name = input.required<string>();
  readonly initials = input<string>();
  readonly colour = input(0);
  readonly size = input<'small' | 'default' | 'large'>('default');
  /** Where the name stands beside it, it would only be read twice. */
  readonly decorative = input(false, { transform: booleanAttribute });
  protected readonly shown = computed(() => this.initials() ?? initialsOf(this.name()));
  protected readonly background = computed(() => personColour(this.colour()));
}
