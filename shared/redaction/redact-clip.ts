import type { CapturedClip } from '../evidence/captured-clip.ts';
import { gridToText } from '../evidence/shown-clip.ts';
import { type RedactedJson, type Redaction, redactJson } from './redact-json.ts';

/**
 * The derivative of a clip. It cannot be found again on its page: the quote's surroundings and the hashes of words,
 * from which a name could be guessed, stay with the original. Of a table or a field the quote is what the redacted
 * cells say, as a cell's header tells more than the words in a row.
 */
export function redactClip(clip: CapturedClip, redaction: Redaction): RedactedJson<CapturedClip> {
  const { value, ...told } = redactJson(wordsOfClip(clip), redaction);
  return { value: derivativeOfClip(clip, value), ...told };
}

/** All of a clip that a person could read in it; an address only as far as its path. */
export const wordsOfClip = ({
  quote,
  structure,
  selectors,
  pageUrl,
  pageTitle,
  frameUrl,
  unread,
}: CapturedClip) => ({
  structure,
  pageTitle,
  pageUrl: plainAddress(pageUrl),
  frameUrl: frameUrl === null ? null : plainAddress(frameUrl),
  unread,
  quote,
  selectors: selectors.filter(({ type }) => type === 'TextPositionSelector' || type === 'RangeSelector'),
});

type ClipWords = ReturnType<typeof wordsOfClip>;

export function derivativeOfClip(clip: CapturedClip, redacted: ClipWords): CapturedClip {
  const { table, field } = redacted.structure;
  const quote = table ? gridToText(table) : field ? field.value : redacted.quote;
  const before = new Set(wordsOfClip(clip).selectors.map((selector) => JSON.stringify(selector)));
  // A path with a token in it leads nowhere.
  const selectors = redacted.selectors.filter((selector) => before.has(JSON.stringify(selector)));
  return { ...clip, ...redacted, quote, selectors, anchor: null, isFindable: false };
}

/**
 * Behind the path of an address stands what was searched for and which record was open: it is left out. What is written
 * in percent signs is read first, so that a name in it is found.
 */
export function plainAddress(url: string): string {
  if (/^data:/i.test(url)) return 'data:';
  const path = /^[^?#]*/.exec(url)?.[0] ?? '';
  try {
    return decodeURIComponent(path);
  } catch {
    return path.replace(/%[0-9a-f]{2}/gi, '');
  }
}
