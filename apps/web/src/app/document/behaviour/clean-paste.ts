import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';

/** Characters that may be pasted at once; one message to the server carries 1 MiB. */
const longestPaste = 300_000;

/** The schema cleans what is pasted. This says what it leaves out, and refuses what cannot get in. */
export const CleanPaste = Extension.create<{ refuse: (reason: string) => void }>({
  name: 'cleanPaste',
  addProseMirrorPlugins() {
    const { refuse } = this.options;
    const refuseFiles = (data: DataTransfer | null | undefined): boolean => {
      if (!data || data.files.length === 0 || data.types.includes('text/html')) return false;
      refuse(
        'Bilder und Dateien können hier nicht eingefügt werden. Das Dokument enthält nur Text.',
      );
      return true;
    };
    const isTooLong = (data: DataTransfer | null | undefined): boolean => {
      const isLong = (data?.getData('text/plain').length ?? 0) > longestPaste;
      if (isLong) refuse('Der Text ist zu lang. Bitte fügen Sie ihn in mehreren Teilen ein.');
      return isLong;
    };
    return [
      new Plugin({
        props: {
          handlePaste: (_view, { clipboardData }) =>
            refuseFiles(clipboardData) || isTooLong(clipboardData),
          handleDrop: (_view, { dataTransfer }) =>
            refuseFiles(dataTransfer) || isTooLong(dataTransfer),
          transformPastedHTML: (html) => {
            if (/<img\b/i.test(html))
              refuse('Bilder wurden ausgelassen. Das Dokument enthält nur Text.');
            return setStylesAside(html);
          },
        },
      }),
    ];
  },
});

/**
 * Renames inline styles and handlers. The page's security policy would empty the styles before they could say what is bold, and complain
 * about both.
 */
function setStylesAside(html: string): string {
  return html.replace(/<[a-z][^>]*>/gi, (tag) =>
    tag.replace(/\sstyle\s*=/gi, ' data-style=').replace(/\son\w+\s*=/gi, ' data-ignored='),
  );
}
