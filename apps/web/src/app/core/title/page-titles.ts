import { effect, inject, Service } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { type RouterStateSnapshot, TitleStrategy } from '@angular/router';

/** The browser's title: the page first, then the product. */
@Service()
export class PageTitles extends TitleStrategy {
  private readonly title = inject(Title);

  override updateTitle(snapshot: RouterStateSnapshot): void {
    this.show(this.buildTitle(snapshot));
  }

  /** Lets a page whose name is loaded first say its title, in its injection context. */
  follow(name: () => string | undefined): void {
    effect(() => {
      const text = name();
      if (text !== undefined) this.show(text);
    });
  }

  private show(page: string | undefined): void {
    this.title.setTitle(page === undefined ? 'Quartiersforum' : `${page} · Quartiersforum`);
  }
}
