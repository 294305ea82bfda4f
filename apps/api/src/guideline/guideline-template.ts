import { randomUUID } from 'node:crypto';
import type { NodeJson } from '@quartiersforum/document';
import { sixChapters, type createGuidelineSchema } from '@quartiersforum/domain';
import type * as z from 'zod';

type Template = z.output<typeof createGuidelineSchema>['template'];

/** The text with which a new guideline begins, as a document. An empty one still has a paragraph to write in. */
export function guidelineTemplate(template: Template): NodeJson {
  return {
    type: 'doc',
    content:
      template === 'empty'
        ? [paragraph()]
        : sixChapters.flatMap(({ heading, prompt }) => [
            block('heading', { level: 1 }, heading),
            paragraph(prompt),
          ]),
  };
}

function paragraph(text?: string): NodeJson {
  return block('paragraph', {}, text);
}

function block(type: string, attrs: Record<string, unknown>, text?: string): NodeJson {
  return {
    type,
    attrs: { ...attrs, id: randomUUID() },
    ...(text !== undefined && { content: [{ type: 'text', text }] }),
  };
}
