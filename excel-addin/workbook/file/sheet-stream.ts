import { FileFault } from './file-fault.ts';
import { columnOf, quickAttribute } from './quick-attribute.ts';
import { nextTag, type Tag } from './xml-text.ts';

/** A sheet's XML from its beginning to its end without ever holding the whole. */
export type SheetPiece =
  | { readonly type: 'head'; readonly xml: string; readonly prefix: string }
  | { readonly type: 'row'; readonly number: number; readonly tag: Tag; readonly content: string }
  | { readonly type: 'tail'; readonly xml: string };

export function* streamSheet(pieces: Iterator<string>): Generator<SheetPiece> {
  const window = textWindow(pieces);
  const data = sheetDataTag(window);
  if (data === undefined) return;
  yield { type: 'head', xml: window.text.slice(0, data.start), prefix: data.prefix };
  window.drop(data.end);
  if (data.kind !== 'empty') yield* rows(window, data.prefix);
  while (window.more());
  yield { type: 'tail', xml: window.text };
}

interface TextWindow {
  readonly text: string;
  drop(to: number): void;
  /** False when there is no more. */
  more(): boolean;
}

function textWindow(pieces: Iterator<string>): TextWindow {
  let text = '';
  return {
    get text() {
      return text;
    },
    drop: (to) => {
      text = text.slice(to);
    },
    more: () => {
      const next = pieces.next();
      if (!next.done) text += next.value;
      return !next.done;
    },
  };
}

const sheetDataStart = /<(?:[^\s<>:/="'!?]+:)?sheetData(?:\s[^>]*)?>/;

/** Undefined in a sheet that lists no cells at all, as some programs leave one for a pivot table. */
function sheetDataTag(window: TextWindow): Tag | undefined {
  while (true) {
    const found = sheetDataStart.exec(window.text);
    if (found !== null) return tagAt(window.text, found.index);
    if (!window.more()) return undefined;
  }
}

function tagAt(text: string, start: number): Tag {
  const tag = nextTag(text, start);
  if (tag === undefined) throw damaged('a row never ends');
  return tag;
}

function* rows(window: TextWindow, prefix: string): Generator<SheetPiece> {
  const closing = `</${prefix}row>`;
  let number = 0;
  let at = 0;
  while (true) {
    const start = window.text.indexOf('<', at);
    const tagEnd = start < 0 ? -1 : window.text.indexOf('>', start);
    const isWhole = tagEnd >= 0 && window.text.startsWith(`</${prefix}sheetData`, start);
    if (isWhole) return window.drop(tagEnd + 1);
    const isEmpty = tagEnd >= 0 && window.text[tagEnd - 1] === '/';
    const end = tagEnd < 0 || isEmpty ? tagEnd : window.text.indexOf(closing, tagEnd);
    if (end < 0) {
      window.drop(Math.max(start, at));
      at = 0;
      if (!window.more()) throw damaged('its rows never end');
      continue;
    }
    const tag = tagAt(window.text, start);
    if (tag.name !== 'row') throw damaged('something that is no row stands among the rows');
    const content = isEmpty ? '' : window.text.slice(tagEnd + 1, end);
    if (content.includes('<!')) throw damaged('it has comments in its XML; save it once in Excel');
    const said = quickAttribute(tag.attributes, 'r');
    number = said === undefined ? number + 1 : Number(said);
    yield { type: 'row', number, tag, content };
    at = isEmpty ? tagEnd + 1 : end + closing.length;
  }
}

export interface StreamedCell {
  readonly column: number;
  readonly style: number;
  readonly type: string;
  /** '' for a cell without anything in it. */
  readonly content: string;
}

/** The cells of one row, without a pattern for each: sheets of a million cells are read. */
export function* rowCellsOf(content: string, prefix: string): Generator<StreamedCell> {
  const opening = `<${prefix}c`;
  const closing = `</${prefix}c>`;
  let column = -1;
  for (let start = content.indexOf(opening); start >= 0; ) {
    const tagEnd = content.indexOf('>', start);
    if (tagEnd < 0) throw damaged('a cell never ends');
    const isEmpty = content.charCodeAt(tagEnd - 1) === 47;
    const tag = content.slice(start + opening.length, isEmpty ? tagEnd - 1 : tagEnd);
    const end = isEmpty ? tagEnd : content.indexOf(closing, tagEnd);
    if (end < 0) throw damaged('a cell never ends');
    const place = quickAttribute(tag, 'r');
    column = place === undefined ? column + 1 : columnOf(place);
    yield {
      column,
      style: Number(quickAttribute(tag, 's') ?? 0),
      type: quickAttribute(tag, 't') ?? 'n',
      content: isEmpty ? '' : content.slice(tagEnd + 1, end),
    };
    start = content.indexOf(opening, isEmpty ? end : end + closing.length);
  }
}

const damaged = (what: string): FileFault =>
  new FileFault({ type: 'not-a-workbook', reason: `one of its sheets is damaged (${what})` });
