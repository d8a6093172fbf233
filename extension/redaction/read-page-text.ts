import { headerClass } from '../../shared/redaction/header-classes.ts';
import type { PageBlock } from './page-block.ts';
import { readMarkup } from './read-markup.ts';

/** Tags that do not part the words around them. */
const inline = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark q s samp small span strike strong sub sup time tt u var wbr label'.split(
    ' ',
  ),
);

interface Table {
  hasHead: boolean;
  readonly rows: string[][];
  row: string[] | null;
  cell: string | null;
}

/** The text of a page block by block, tables by their cells; null where its HTML cannot be read for certain. */
export function readPageText(html: string): readonly PageBlock[] | null {
  const pieces = readMarkup(html);
  if (pieces === null) return null;
  const reader = createReader();
  for (const piece of pieces) {
    if (piece.type === 'text') reader.text(piece.text);
    else if (!inline.has(piece.name)) reader.tag(piece.name, piece.type === 'open');
  }
  return reader.end();
}

function createReader() {
  const blocks: PageBlock[] = [];
  const tables: Table[] = [];
  let words = '';
  let label = '';
  const tellText = () => {
    const text = plain(words);
    words = '';
    if (text === '') return;
    // "Child name" in one box and the name in the next, as many systems have it.
    blocks.push(label === '' ? { kind: 'text', text } : { kind: 'field', label, value: text });
    label = text.length < 60 && headerClass(text) !== null ? text : '';
  };
  const endCell = (table: Table) => {
    if (table.cell !== null) table.row?.push(plain(table.cell));
    table.cell = null;
  };
  const endRow = (table: Table) => {
    endCell(table);
    if (table.row?.some((cell) => cell !== '')) table.rows.push(table.row);
    table.row = null;
  };
  const endTable = () => {
    const table = tables.pop();
    if (table === undefined) return;
    endRow(table);
    blocks.push(...toBlocks(table));
  };
  const tagInTable = (table: Table, name: string, isOpen: boolean) => {
    if (name === 'tr') {
      endRow(table);
      if (isOpen) table.row = [];
    } else if (name === 'td' || name === 'th') {
      endCell(table);
      table.row ??= [];
      if (isOpen) table.cell = '';
      // A first row of header cells only: one of a label and its value is a row like the others.
      if (isOpen && table.rows.length === 0) table.hasHead = name === 'th';
    } else if (table.cell !== null) table.cell += '\n';
    else tellText();
  };
  return {
    text(text: string) {
      const table = tables.at(-1);
      if (table?.cell != null) table.cell += text;
      else words += text;
    },
    tag(name: string, isOpen: boolean) {
      const table = tables.at(-1);
      if (name === 'table') {
        tellText();
        if (isOpen) tables.push({ hasHead: false, rows: [], row: null, cell: null });
        else endTable();
      } else if (table === undefined) tellText();
      else tagInTable(table, name, isOpen);
    },
    end(): readonly PageBlock[] {
      while (tables.length > 0) endTable();
      tellText();
      return blocks;
    },
  };
}

/** Of a table of one column, as are made for looks alone, the cells are texts. */
function toBlocks({ rows, hasHead }: Table): readonly PageBlock[] {
  const [first] = rows;
  if (first === undefined) return [];
  if (rows.every((row) => row.length < 2))
    return rows.flatMap((row) =>
      row.filter((cell) => cell !== '').map((text) => ({ kind: 'text', text }) as const),
    );
  const told = hasHead && rows.length > 1 ? rows.slice(1) : rows;
  const table = {
    kind: 'table',
    hasHead: told.length < rows.length,
    columnHeaders: first,
    rows: told.map((cells) => ({ key: cells[0] ?? '', cells })),
  } as const;
  return [table];
}

const plain = (text: string): string =>
  text
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n\s*/g, '\n')
    .trim();
