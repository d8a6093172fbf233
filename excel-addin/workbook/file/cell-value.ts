import type { CellValue } from '../workbook.ts';
import type { Book } from './book.ts';
import { type Parts, relationships } from './parts.ts';
import { elements, unescapeCellText } from './xml-text.ts';

/** The strings that cells refer to by number; read from the file only when a cell does. */
export type SharedStrings = () => readonly string[];

export function sharedStrings(parts: Parts, book: Book): SharedStrings {
  let strings: readonly string[] | undefined;
  return () => {
    if (strings !== undefined) return strings;
    const part = relationships(parts, book.part).find((one) => one.kind === 'sharedStrings')?.target;
    const xml = part === undefined ? '' : parts.text(part);
    strings = elements(xml, 'si').map((tag) => textRuns(xml.slice(tag.end, tag.contentEnd)));
    return strings;
  };
}

const valuePattern = /<(?:[\w.-]+:)?v(?:\s[^>]*)?>([^<]*)</;

function valueText(content: string): string | undefined {
  const start = content.indexOf('<v>');
  return start < 0
    ? valuePattern.exec(content)?.[1]
    : content.slice(start + 3, content.indexOf('<', start + 3));
}

/** What a cell of this type (its attribute `t`) holds; an error is its word. */
export function cellValue(type: string, content: string, strings: SharedStrings): CellValue {
  if (type === 'inlineStr') return textRuns(content);
  const text = valueText(content);
  if (text === undefined) return '';
  if (type === 's') return strings()[Number(text)] ?? '';
  if (type === 'b') return text.trim() === '1' || text.trim() === 'true';
  if (type !== 'n') return unescapeCellText(text);
  return text.trim() === '' ? '' : Number(text);
}

/** The text of a string, its differently formatted runs joined, without the reading aids of Japanese (rPh). */
function textRuns(content: string): string {
  const start = content.indexOf('<t');
  const end = content.indexOf('</t>', start);
  const isOneRun = start >= 0 && end >= 0 && content.lastIndexOf('<t') === start && !content.includes('rPh');
  if (isOneRun) return unescapeCellText(content.slice(content.indexOf('>', start) + 1, end));
  const text = content.includes('rPh>')
    ? content.replace(/<(?:[\w.-]+:)?rPh[\s>][\s\S]*?rPh>/g, '')
    : content;
  let joined = '';
  for (const [, run = ''] of text.matchAll(/<(?:[\w.-]+:)?t(?:\s[^>]*)?>([^<]*)</g)) joined += run;
  return unescapeCellText(joined);
}
