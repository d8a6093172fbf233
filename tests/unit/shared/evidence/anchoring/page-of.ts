import { anchorPlace } from '../../../../../shared/evidence/anchoring/anchor-place.ts';
import { describePlace } from '../../../../../shared/evidence/anchoring/describe-place.ts';
import { indexSteps, type PageIndex } from '../../../../../shared/evidence/anchoring/page-index.ts';
import type {
  PageCell,
  PageGroup,
  PageLine,
  PageRecord,
  PageView,
} from '../../../../../shared/evidence/anchoring/page-view.ts';

/** A paragraph, a heading, or a table with its column headers first. */
export type Block =
  | string
  | { readonly heading: string }
  | { readonly table: readonly (readonly string[])[] };

/** A page written down as what stands on it, without any DOM. */
export function pageOf(blocks: readonly Block[], title = ''): PageView {
  const lines: PageLine[] = [];
  const records: PageRecord[] = [];
  const groups: PageGroup[] = [];
  let text = '';
  const write = (words: string, line: Omit<PageLine, 'start' | 'end'>, gap: string): PageCell => {
    if (text !== '') text += gap;
    const start = text.length;
    text += words;
    if (words.trim() !== '') lines.push({ start, end: text.length, ...line });
    return { start, end: text.length, column: 0 };
  };
  for (const block of blocks) {
    if (typeof block === 'string') write(block, { kind: 'text', level: 0, record: -1 }, '\n');
    else if ('heading' in block) write(block.heading, { kind: 'heading', level: 2, record: -1 }, '\n');
    else {
      const [headers = [], ...rows] = block.table;
      for (const [column, header] of headers.entries()) {
        write(header, { kind: 'header', level: 0, record: -1 }, column === 0 ? '\n' : '\t');
      }
      const own: number[] = [];
      for (const row of rows) {
        const record = records.length;
        const cells = row.map((cell, column) => ({
          ...write(cell, { kind: 'cell', level: 0, record }, column === 0 ? '\n' : '\t'),
          column,
        }));
        own.push(record);
        records.push({
          group: groups.length,
          start: cells[0]?.start ?? 0,
          end: text.length,
          cells,
          outer: -1,
        });
      }
      groups.push({ kind: 'table', caption: '', headers, records: own });
    }
  }
  return { title, text, lines, records, groups };
}

export function indexOf(view: PageView): PageIndex {
  const steps = indexSteps(view);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Clips some words of one page and looks for them on another. */
export function findAgain(before: PageView, after: PageView, quote: string) {
  const start = before.text.indexOf(quote);
  if (start < 0) throw new Error(`The page does not say "${quote}"`);
  const description = describePlace(before, start, start + quote.length);
  return anchorPlace(indexOf(after), JSON.parse(JSON.stringify(description)));
}
