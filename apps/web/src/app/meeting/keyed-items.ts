import type { AgendaTemplateItem } from '@quartiersforum/domain';

/** An item of a template with a key of its own, which the template does not have. */
export interface KeyedItem {
  readonly key: string;
  readonly item: AgendaTemplateItem;
}

let lastKey = 0;

/**
 * Keys for the items of a template: who was there before keeps the key, also when it was moved or changed, so that the page keeps focus
 * and open dialogs. What is the same counts first, then what stands at the same place.
 */
export function keyedItems(
  template: readonly AgendaTemplateItem[],
  before: readonly KeyedItem[],
): KeyedItem[] {
  const free = new Set(before);
  const claim = (found: KeyedItem | undefined): string | undefined => {
    if (found === undefined || !free.delete(found)) return undefined;
    return found.key;
  };
  const same = template.map((item) =>
    claim([...free].find((one) => JSON.stringify(one.item) === JSON.stringify(item))),
  );
  return template.map((item, index) => ({
    key: same[index] ?? claim(before[index]) ?? `template-${(lastKey += 1)}`,
    item,
  }));
}
