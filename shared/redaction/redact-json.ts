import type { CaseList } from './case-list.ts';
import { findInParts, type Part } from './find-in-parts.ts';
import { createTokenWriter, type Found, type TokenBook } from './tokens.ts';

export interface Redaction {
  readonly caseList: CaseList;
  readonly book: TokenBook;
  /** Identities that a person has said are to stay. */
  readonly spared?: ReadonlySet<string>;
}

export interface RedactedJson<T> {
  readonly value: T;
  readonly book: TokenBook;
  readonly found: readonly Found[];
}

/**
 * Plain data with a token in place of every identifier in its strings; the names of fields stay. What is found in one
 * string is hidden in all. A table's cells are read by their headers, a form field by its label, any other string by
 * the name of its own field.
 */
export function redactJson<T>(value: T, { caseList, book, spared }: Redaction): RedactedJson<T> {
  const parts: Part[] = [];
  mapStrings(value, [], (part) => {
    parts.push(part);
    return part.text;
  });
  const hits = findInParts(parts, caseList);
  const writer = createTokenWriter(book, spared);
  let index = 0;
  const redacted = mapStrings(value, [], ({ text }) => {
    const ofPart = hits[index] ?? [];
    index += 1;
    return writer.redact(text, ofPart);
  });
  // Only strings were changed, each to a string.
  return { value: redacted as T, book: writer.book(), found: writer.found() };
}

type Visit = (part: Part) => string;

function mapStrings(value: unknown, headers: readonly string[], visit: Visit): unknown {
  if (typeof value === 'string') return visit({ text: value, headers });
  if (Array.isArray(value)) return value.map((element) => mapStrings(element, headers, visit));
  if (typeof value !== 'object' || value === null) return value;
  if (isTable(value)) return mapTable(value, visit);
  const { label, name } = value as { readonly label?: unknown; readonly name?: unknown };
  // What a form calls its field is nobody's name.
  const isField = typeof label === 'string' && 'value' in value;
  const labels = [label, name].filter((word) => typeof word === 'string').flatMap(headersOf);
  return Object.fromEntries(
    Object.entries(value).map(([key, held]) => [
      key,
      mapStrings(
        held,
        isTold(key) && labels.length > 0 ? labels : isField && key === 'name' ? [] : headersOf(key),
        visit,
      ),
    ]),
  );
}

/** What a form field says: typed, or chosen from a list. */
const isTold = (key: string): boolean => key === 'value' || key === 'chosen';

/** "childName" and "child_name" are "child name"; a record's own id is no reference of a person's. */
const headersOf = (key: string): readonly string[] =>
  key === 'id' || key.length < 3 ? [] : [key.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').replace(/[_-]+/g, ' ')];

interface Table {
  readonly columnHeaders: readonly string[];
  readonly rows: readonly { readonly key: string; readonly cells: readonly string[] }[];
}

const isTable = (value: object): value is Table =>
  'columnHeaders' in value &&
  'rows' in value &&
  Array.isArray(value.columnHeaders) &&
  Array.isArray(value.rows);

/** A cell is read by its column's header and by its row's first cell, as the tables of forms have it. */
function mapTable(table: Table, visit: Visit): Table {
  const { columnHeaders, rows, ...rest } = table;
  const read = (text: string, headers: readonly (string | undefined)[]): string =>
    visit({
      text,
      headers: headers.filter(
        (header) => header !== undefined && header !== text && header !== '',
      ) as string[],
    });
  return {
    ...(mapStrings(rest, [], visit) as object),
    columnHeaders: columnHeaders.map((header) => read(header, [])),
    rows: rows.map(({ key, cells, ...ofRow }) => ({
      ...(mapStrings(ofRow, [], visit) as object),
      key: read(key, [columnHeaders[cells.indexOf(key)]]),
      cells: cells.map((cell, column) => read(cell, [columnHeaders[column], key])),
    })),
  };
}
