import type { CapturedClip } from './captured-clip.ts';
import { keptAddress } from './kept-address.ts';
import type { Structure, TableGrid } from './structure.ts';

/** Characters of what is clipped: some hundred pages. */
export const longestQuote = 200_000;

const LONGEST_NAME = 500;
const LONGEST_CELL = 10_000;
const MOST_COLUMNS = 500;
const MOST_NAMES = 50;
/** Characters of all cells of a grid. */
const LARGEST_GRID = 600_000;
const LARGEST_ANCHOR = 500_000;

export const quoteCut = `More was selected than one clip holds: its first ${longestQuote.toLocaleString('en-GB')} characters were kept.`;
const NAMES_CUT =
  'Some of the words around it (a title, a heading, a label or a cell) are longer than is kept, and were cut.';
const GRID_CUT = 'The table has more rows or columns than one clip holds: only the first of them were kept.';
const ADDRESS_CUT = 'The page’s address is longer than is kept, and was cut.';
const ANCHOR_CUT = 'Its place on the page is too large to be described: it cannot be found again there.';

/** What a page gave, no longer than anybody reads, and what was cut in words. A page decides how long its words are. */
export function boundClip(clip: CapturedClip): CapturedClip {
  // Two frames of one address are two sentences.
  const unread = clip.unread.slice(0, MOST_NAMES).map((sentence) => sentence.slice(0, 5_000));
  const told = new Set<string>();
  const cutTo = (length: number, sentence: string) => (text: string) => {
    if (text.length <= length) return text;
    told.add(sentence);
    return `${text.slice(0, length - 1)}…`;
  };
  const name = cutTo(LONGEST_NAME, NAMES_CUT);
  const address = (url: string) => {
    const kept = keptAddress(url);
    if (kept.endsWith('…') && !url.endsWith('…')) told.add(ADDRESS_CUT);
    return kept;
  };
  const bounded = {
    ...clip,
    quote: cutTo(longestQuote, quoteCut)(clip.quote),
    selectors: clip.selectors.map((selector) =>
      selector.type === 'TextQuoteSelector' && selector.exact.length > longestQuote
        ? { ...selector, exact: selector.exact.slice(0, longestQuote) }
        : selector,
    ),
    structure: boundStructure(clip.structure, name, (table) => {
      const grid = boundGrid(table, name, cutTo(LONGEST_CELL, NAMES_CUT));
      if (grid.rows.length < table.rows.length || grid.columnHeaders.length < table.columnHeaders.length)
        told.add(GRID_CUT);
      return grid;
    }),
    pageUrl: address(clip.pageUrl),
    pageTitle: name(clip.pageTitle),
    frameUrl: clip.frameUrl === null ? null : address(clip.frameUrl),
  };
  const isHeavy = JSON.stringify(clip.anchor).length > LARGEST_ANCHOR;
  if (isHeavy) told.add(ANCHOR_CUT);
  const found = isHeavy ? { anchor: null, isFindable: false } : {};
  return { ...bounded, ...found, unread: [...unread, ...[...told].filter((cut) => !unread.includes(cut))] };
}

type Cut = (text: string) => string;

function boundStructure(
  { headings, table, field, list }: Structure,
  name: Cut,
  grid: (table: TableGrid) => TableGrid,
): Structure {
  return {
    headings: headings.slice(-MOST_NAMES).map(name),
    table: table && grid(table),
    field: field && {
      label: name(field.label),
      name: name(field.name),
      type: name(field.type),
      value: field.value.slice(0, longestQuote),
    },
    list: list && { ...list, label: name(list.label), above: list.above.slice(-MOST_NAMES).map(name) },
  };
}

function boundGrid({ caption, columnHeaders, rows }: TableGrid, name: Cut, cell: Cut): TableGrid {
  const kept: TableGrid['rows'][number][] = [];
  let characters = 0;
  for (const row of rows) {
    const cells = row.cells.slice(0, MOST_COLUMNS).map(cell);
    const key = name(row.key);
    characters += cells.reduce((sum, { length }) => sum + length + 1, key.length);
    if (characters > LARGEST_GRID && kept.length > 0) break;
    kept.push({ key, cells });
  }
  return {
    caption: name(caption),
    columnHeaders: columnHeaders.slice(0, MOST_COLUMNS).map(name),
    rows: kept,
  };
}
