import { textsOf } from '../trace.ts';

/** A quote with its surroundings in `textContent`, as W3C's TextQuoteSelector and its users have it. */
export interface Quote {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly start: number;
}

/** hypothesis/client, anchoring/types.ts: 32 characters on either side. */
const CONTEXT_LENGTH = 32;

export function describeQuote(root: Element, range: Range): Quote {
  const before = root.ownerDocument.createRange();
  before.setStart(root, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const text = root.textContent ?? '';
  const start = before.toString().length;
  const exact = range.toString();
  const end = start + exact.length;
  return {
    exact,
    prefix: text.slice(Math.max(0, start - CONTEXT_LENGTH), start),
    suffix: text.slice(end, end + CONTEXT_LENGTH),
    start,
  };
}

export interface TextRun {
  readonly root: Element;
  readonly text: string;
  readonly texts: readonly Text[];
}

export const readRun = (root: Element): TextRun => ({
  root,
  text: root.textContent ?? '',
  texts: textsOf(root),
});

export function rangeAt({ root, texts }: TextRun, start: number, end: number): Range {
  const range = root.ownerDocument.createRange();
  let at = 0;
  for (const text of texts) {
    if (start >= at && start < at + text.length) range.setStart(text, start - at);
    if (end > at && end <= at + text.length) range.setEnd(text, end - at);
    at += text.length;
  }
  return range;
}
