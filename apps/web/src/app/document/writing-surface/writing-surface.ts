import {
  afterNextRender,
  Component,
  computed,
  DestroyRef,
  type ElementRef,
  inject,
  input,
  output,
  signal,
  viewChild,
  ViewEncapsulation,
} from '@angular/core';
import { Toaster } from '@quartiersforum/ui';
import { Editor } from '@tiptap/core';
import Collaboration from '@tiptap/extension-collaboration';
import type { Node } from '@tiptap/pm/model';
import { BlockIds } from '../behaviour/block-ids';
import { CleanPaste } from '../behaviour/clean-paste';
import { FormatAnnouncements } from '../behaviour/format-announcements';
import { RemoteCarets } from '../behaviour/remote-carets';
import { SteadyCaret } from '../behaviour/steady-caret';
import { TableEditing } from '../behaviour/tables';
import { WaysOut } from '../behaviour/ways-out';
import type { Chapter } from '../chapter';
import type { DocumentConnection } from '../connection/document-connection';
import { DocumentAnnouncements } from '../document-announcements';
import { DocumentStatus } from '../document-status/document-status';
import { LinkDialog } from '../link-dialog/link-dialog';
import { textSchema } from '../schema/text-schema';
import { Toolbar } from '../toolbar/toolbar';

/**
 * Where somebody writes: TipTap on the connection's text. Only made for a connection whose text is here and may be written; gone as soon as
 * that ends.
 */
@Component({
  selector: 'app-writing-surface',
  imports: [DocumentStatus, LinkDialog, Toolbar],
  templateUrl: './writing-surface.html',
  styleUrls: ['../document-text/document-text.scss', './writing-surface.scss'],
  encapsulation: ViewEncapsulation.None,
  host: { class: 'writing-surface' },
})
export class WritingSurface {
  readonly connection = input.required<DocumentConnection>();
  readonly label = input.required<string>();
  readonly chapters = output<readonly Chapter[]>();

  private readonly head = viewChild.required<ElementRef<HTMLElement>>('head');
  private readonly place = viewChild.required<ElementRef<HTMLElement>>('place');
  private readonly toolbar = viewChild(Toolbar);
  private readonly announcements = inject(DocumentAnnouncements);
  private readonly toaster = inject(Toaster);
  protected readonly editor = signal<Editor | null>(null);
  protected readonly revision = signal(0);
  /** Whether the page is so far down that its head, which says whether the text is saved, is out of view. */
  protected readonly isHeadAway = signal(false);
  protected readonly isLinkOpen = signal(false);
  protected readonly currentLink = computed(() => {
    this.revision();
    return (this.editor()?.getAttributes('link')['href'] as string | undefined) ?? '';
  });

  constructor() {
    const destroyed = inject(DestroyRef);
    afterNextRender(() => {
      const editor = this.createEditor();
      const unbind = this.connection().bind(() => editor.destroy());
      this.editor.set(editor);
      this.emitChapters(editor);
      const watch = new IntersectionObserver((seen) => {
        const top = seen.at(-1);
        this.isHeadAway.set(top?.isIntersecting === false && top.boundingClientRect.top < 0);
      });
      watch.observe(this.head().nativeElement);
      destroyed.onDestroy(() => {
        watch.disconnect();
        unbind();
        editor.destroy();
      });
    });
  }

  private createEditor(): Editor {
    const connection = this.connection();
    const say = (text: string): void => this.announcements.say(text);
    return new Editor({
      element: this.place().nativeElement,
      // The styles stand in our own sheet: the page's security policy lets no script add any.
      injectCSS: false,
      // As nodes: even the empty string would be parsed as HTML, which that policy refuses too. The text comes from the connection.
      content: { type: 'doc', content: [{ type: 'paragraph' }] },
      extensions: [
        ...textSchema,
        Collaboration.configure({ fragment: connection.text }),
        SteadyCaret.configure({ doc: connection.doc }),
        RemoteCarets.configure({ awareness: connection.awareness }),
        BlockIds,
        TableEditing,
        CleanPaste.configure({ refuse: (reason) => this.toaster.show(reason, 'warning') }),
        WaysOut.configure({ say, toToolbar: () => this.toolbar()?.focus() }),
        FormatAnnouncements.configure({ say }),
      ],
      enablePasteRules: false,
      editorProps: {
        attributes: {
          class: 'document-text',
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-label': this.label(),
          'aria-describedby': 'document-keys',
          lang: 'de',
          spellcheck: 'true',
        },
        handleKeyDown: (_view, event) => this.openLinkOnShortcut(event),
      },
      onTransaction: ({ editor, transaction }) => {
        this.revision.update((revision) => revision + 1);
        if (transaction.docChanged) this.emitChapters(editor);
      },
    });
  }

  protected focusText(): void {
    this.editor()?.commands.focus();
  }

  protected askForLink(): void {
    this.isLinkOpen.set(true);
  }

  protected setLink(href: string): void {
    const editor = this.editor();
    if (editor === null) return;
    const { selection } = editor.state;
    const chain = editor.chain().focus();
    if (selection.empty && !editor.isActive('link')) {
      const marks = [{ type: 'link', attrs: { href } }];
      chain.insertContent({ type: 'text', text: href.replace(/^(mailto|tel):/, ''), marks }).run();
    } else {
      chain.extendMarkRange('link').setMark('link', { href }).run();
    }
  }

  protected removeLink(): void {
    this.editor()?.chain().focus().extendMarkRange('link').unsetMark('link').run();
  }

  private openLinkOnShortcut(event: KeyboardEvent): boolean {
    if (event.key !== 'k' || !(event.ctrlKey || event.metaKey) || event.shiftKey) return false;
    event.preventDefault();
    this.askForLink();
    return true;
  }

  private emitted = '';

  private emitChapters(editor: Editor): void {
    const chapters = chaptersIn(editor.state.doc);
    const shown = JSON.stringify(chapters);
    if (shown === this.emitted) return;
    this.emitted = shown;
    this.chapters.emit(chapters);
  }
}

/** As `chaptersOf`, without making JSON of a whole text for every letter. */
function chaptersIn(doc: Node): Chapter[] {
  const chapters: Chapter[] = [];
  doc.descendants((node) => {
    const text = node.type.name === 'heading' ? node.textContent.trim() : '';
    if (text !== '') {
      const { id, level } = node.attrs as { id: string | null; level: number };
      chapters.push({ id, text, level });
    }
    return !node.isTextblock;
  });
  return chapters;
}
