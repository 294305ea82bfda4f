import { DOCUMENT } from '@angular/common';
import { Component, effect, inject, input, signal } from '@angular/core';
import { ActivatedRoute, RouterLink } from '@angular/router';
import { Button, Icon } from '@quartiersforum/ui/frame';
import type { Chapter } from '../../document/chapter';

/** Pixels below the window's top at which a chapter counts as reached; the editor's toolbar sticks above it. */
const readingLine = 140;

/** The chapters beside the text: where one is, and a way to each of them that can be passed on as a link. */
@Component({
  selector: 'app-chapter-list',
  imports: [Button, Icon, RouterLink],
  templateUrl: './chapter-list.html',
  styleUrl: './chapter-list.scss',
  host: { '(window:scroll)': 'findCurrent()' },
})
export class ChapterList {
  readonly chapters = input.required<readonly Chapter[]>();

  private readonly document = inject(DOCUMENT);
  private readonly route = inject(ActivatedRoute);
  /** The chapter that the address names, until it has been gone to. */
  private asked = this.route.snapshot.fragment;
  /** On a narrow screen the chapters wait behind a button; beside the text they are always there. */
  protected readonly isOpen = signal(false);
  protected readonly current = signal<string | null>(null);

  constructor() {
    effect(() => {
      // The text comes after the page: only now is there something to go to.
      const asked = this.chapters().find((chapter) => chapter.id === this.asked);
      if (asked?.id) {
        this.asked = null;
        this.headingOf(asked.id)?.scrollIntoView();
      }
      this.findCurrent();
    });
  }

  protected goTo(id: string): void {
    this.isOpen.set(false);
    const heading = this.headingOf(id);
    heading?.scrollIntoView();
    heading?.focus({ preventScroll: true });
  }

  protected findCurrent(): void {
    const passed = this.chapters().filter(
      ({ id }) =>
        id !== null && (this.headingOf(id)?.getBoundingClientRect().top ?? Infinity) < readingLine,
    );
    this.current.set(passed.at(-1)?.id ?? this.chapters().at(0)?.id ?? null);
  }

  private headingOf(id: string): HTMLElement | null {
    return this.document.getElementById(id);
  }
}
