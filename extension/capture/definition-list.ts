import type { TableGrid } from '../../shared/evidence/structure.ts';
import { composedClosest, composedContains, composedParent } from './composed-tree.ts';
import { type PageText, textOf } from './page-text.ts';

/** The touched entries of a definition list, as rows of a grid: what stands for the value, then the value. */
export function definitionGrid(page: PageText, nodes: readonly Node[]): TableGrid | null {
  const list = listOf(nodes);
  if (!list) return null;
  const touched = new Set(nodes.map((node) => composedClosest(node, 'dt, dd')));
  const entries = entriesOf(list).filter(({ terms, values }) =>
    [...terms, ...values].some((part) => touched.has(part)),
  );
  return {
    caption: '',
    columnHeaders: ['', ''],
    rows: entries.map(({ terms, values }) => {
      const key = joinTexts(page, terms);
      return { key, cells: [key, joinTexts(page, values)] };
    }),
  };
}

function listOf(nodes: readonly Node[]): HTMLDListElement | null {
  const [first] = nodes;
  const last = nodes.at(-1);
  for (let at: Node | null = first ?? null; at && last; at = composedParent(at)) {
    if (at instanceof HTMLDListElement && composedContains(at, last)) return at;
  }
  return null;
}

interface Entry {
  readonly terms: Element[];
  readonly values: Element[];
}

function entriesOf(list: HTMLDListElement): readonly Entry[] {
  const entries: Entry[] = [];
  for (const part of list.querySelectorAll(
    ':scope > dt, :scope > dd, :scope > div > dt, :scope > div > dd',
  )) {
    const open = entries.at(-1);
    if (part.localName === 'dd') open?.values.push(part);
    else if (open && open.values.length === 0) open.terms.push(part);
    else entries.push({ terms: [part], values: [] });
  }
  return entries;
}

function joinTexts(page: PageText, parts: readonly Element[]): string {
  return parts.map((part) => textOf(page, part)).join('\n');
}
