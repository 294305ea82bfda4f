import { Toolbar as AriaToolbar, ToolbarWidget } from '@angular/aria/toolbar';
import { Component, computed, ElementRef, inject, input, output } from '@angular/core';
import { Icon, Menu, MenuItem, MenuTrigger } from '@quartiersforum/ui';
import type { Editor } from '@tiptap/core';
import { insertTable, runTableAction, type TableAction, tableActions } from './table-actions';
import { blockKindAt, blockKinds, setBlockKind, textFormats } from './text-formats';

/**
 * What can be done to the text, as one stop of the Tab key: arrows move inside. Pressing a button with the mouse leaves the caret where it
 * is.
 */
@Component({
  selector: 'app-toolbar',
  imports: [AriaToolbar, Icon, Menu, MenuItem, MenuTrigger, ToolbarWidget],
  templateUrl: './toolbar.html',
  styleUrl: './toolbar.scss',
  host: { '(keydown.escape)': 'left.emit()', '(keydown.alt.f10)': 'left.emit()' },
})
export class Toolbar {
  readonly editor = input.required<Editor>();
  /** Grows with everything that happens in the editor, which is no signal itself. */
  readonly revision = input.required<number>();
  readonly linkAsked = output();
  /** The person wants back to the text. */
  readonly left = output();

  protected readonly formats = textFormats;
  protected readonly blockKinds = blockKinds;
  protected readonly tableActions = tableActions;
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly control = /Mac|iPhone|iPad/.test(navigator.userAgent) ? 'Cmd' : 'Strg';

  protected readonly state = computed(() => {
    this.revision();
    const editor = this.editor();
    const names = [
      'bold',
      'italic',
      'strike',
      'bulletList',
      'orderedList',
      'blockquote',
      'link',
      'table',
    ];
    return {
      active: new Set(names.filter((name) => editor.isActive(name))),
      kind: blockKindAt(editor),
      canUndo: editor.can().undo(),
      canRedo: editor.can().redo(),
    };
  });

  /** Where the arrows last stood, or the first button. */
  focus(): void {
    this.element.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  }

  protected hint(label: string, keys: string): string {
    return `${label} (${keys.replace('Strg', this.control)})`;
  }

  protected setKind(select: HTMLSelectElement): void {
    setBlockKind(this.editor(), select.value);
    this.editor().view.focus();
  }

  protected run(action: TableAction): void {
    runTableAction(this.editor(), action);
  }

  /** Does it and gives the text the focus at once: the toolbar would take it first, and the next letters would be lost. */
  protected act(event: Event, action: (editor: Editor) => void): void {
    event.stopPropagation();
    action(this.editor());
    this.editor().view.focus();
  }

  protected readonly insertTable = insertTable;

  protected readonly undo = (editor: Editor): void => {
    editor.commands.undo();
  };

  protected readonly redo = (editor: Editor): void => {
    editor.commands.redo();
  };
}
