import type { Book } from './book.ts';
import {
  type Parts,
  relationships,
  removeContentTypes,
  removeRelationships,
  withoutElements,
} from './parts.ts';
import { attribute, type Element, elements } from './xml-text.ts';

/**
 * Takes cells out of Excel's list of formulas, where one that holds no formula counts as damage. Cells of ours
 * that are missing from it do no harm: Excel adds them when it calculates. An entry without a sheet has that of
 * the entry before it (ISO/IEC 29500-1, 18.6.1), so an entry that inherits from a removed one is given its own.
 */
export function removeFromCalcChain(
  parts: Parts,
  book: Book,
  isGone: (sheetId: number, cell: string) => boolean,
): void {
  const relation = relationships(parts, book.part).find((one) => one.kind === 'calcChain');
  if (relation === undefined || !parts.has(relation.target)) return;
  const xml = parts.text(relation.target);
  const entries = withSheets(elements(xml, 'c'));
  const gone = entries.filter(({ tag, sheetId }) => isGone(sheetId, attribute(tag, 'r') ?? ''));
  if (gone.length === 0) return;
  if (gone.length === entries.length) {
    parts.remove(relation.target);
    removeContentTypes(parts, new Set([relation.target]));
    removeRelationships(parts, book.part, new Set([relation.id]));
    return;
  }
  parts.write(relation.target, [withoutEntries(xml, entries, new Set(gone.map(({ tag }) => tag)))]);
}

interface Entry {
  readonly tag: Element;
  readonly sheetId: number;
}

function withSheets(tags: readonly Element[]): readonly Entry[] {
  let sheetId = 0;
  return tags.map((tag) => {
    sheetId = Number(attribute(tag, 'i') ?? sheetId);
    return { tag, sheetId };
  });
}

function withoutEntries(xml: string, entries: readonly Entry[], gone: ReadonlySet<Element>): string {
  let named = xml;
  const shifted: Element[] = [];
  let shift = 0;
  let last: number | undefined;
  for (const { tag, sheetId } of entries) {
    const at = { ...tag, start: tag.start + shift, elementEnd: tag.elementEnd + shift };
    if (gone.has(tag)) shifted.push(at);
    else {
      const needsSheet = attribute(tag, 'i') === undefined && last !== sheetId;
      if (needsSheet) {
        const name = at.start + 1 + tag.prefix.length + 1;
        const written = ` i="${sheetId}"`;
        named = named.slice(0, name) + written + named.slice(name);
        shift += written.length;
      }
      last = sheetId;
    }
  }
  return withoutElements(named, shifted);
}
