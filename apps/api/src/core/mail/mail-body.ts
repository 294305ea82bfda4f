/** What a mail says, once; `textOf` and `htmlOf` make both parts of it, so that they cannot differ. */
export interface MailBody {
  readonly title: string;
  readonly blocks: readonly MailBlock[];
}

export type MailBlock =
  | { readonly kind: 'paragraph'; readonly text: string }
  /** Name and value, as "Ort: Rathaus". */
  | { readonly kind: 'facts'; readonly facts: readonly (readonly [string, string])[] }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'link'; readonly label: string; readonly url: string };

/** Complete by itself, in lines that mail programs wrap. */
export function textOf({ blocks }: MailBody): string {
  return `${blocks.map(textBlock).join('\n\n')}\n`;
}

function textBlock(block: MailBlock): string {
  switch (block.kind) {
    case 'paragraph':
      return block.text;
    case 'facts':
      return block.facts.map(([name, value]) => `${name}: ${value}`).join('\n');
    case 'list':
      return block.items.map((item) => `- ${item}`).join('\n');
    case 'link':
      return `${block.label}:\n${block.url}`;
  }
}

/**
 * A plain page: no colours, so that dark mode is the mail program's own; no tables, no pictures, nothing that is fetched. Every text is
 * escaped here and nowhere else.
 */
export function htmlOf({ title, blocks }: MailBody): string {
  return `<!doctype html>
<html lang="de">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
</head>
<body style="margin: 0 auto; padding: 16px; max-width: 640px; font-family: sans-serif; font-size: 16px; line-height: 1.5">
<h1 style="font-size: 20px; line-height: 1.3">${escapeHtml(title)}</h1>
${blocks.map(htmlBlock).join('\n')}
</body>
</html>
`;
}

function htmlBlock(block: MailBlock): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p>${linesOf(block.text)}</p>`;
    case 'facts':
      return `<p>${block.facts
        .map(([name, value]) => `<strong>${escapeHtml(name)}:</strong> ${linesOf(value)}`)
        .join('<br>\n')}</p>`;
    case 'list':
      return `<ul>\n${block.items.map((item) => `<li>${linesOf(item)}</li>`).join('\n')}\n</ul>`;
    case 'link':
      return `<p>${escapeHtml(block.label)}:<br>\n<a href="${escapeHtml(block.url)}">${escapeHtml(block.url)}</a></p>`;
  }
}

function linesOf(text: string): string {
  return escapeHtml(text).replaceAll('\n', '<br>\n');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? '');
}
