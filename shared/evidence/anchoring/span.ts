import type { PageView } from './page-view.ts';
import { hashWords } from './words.ts';

/** A part of a page's text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export const touches = (a: Span, b: Span): boolean => a.start < b.end && a.end > b.start;

/** Of a long cell, what tells it from others. */
const CELL_LENGTH = 300;

export const cellText = ({ text }: PageView, { start, end }: Span): string =>
  text.slice(start, Math.min(end, start + CELL_LENGTH));

/** Of a long line or record, what tells it from others. */
const LINE_LENGTH = 400;

/** What a line or a record is known by; 0 for none. */
export const lineHash = ({ text }: PageView, line: Span | undefined): number =>
  line ? hashWords(text.slice(line.start, Math.min(line.end, line.start + LINE_LENGTH))) : 0;
