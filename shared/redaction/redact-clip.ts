import type { CapturedClip } from '../evidence/captured-clip.ts';
import { gridToText } from '../evidence/shown-clip.ts';
import { type RedactedJson, type Redaction, redactJson } from './redact-json.ts';

/**
 * The derivative of a clip. It cannot be found again on its page: the quote's surroundings and the hashes of words,
 * from which a name could be guessed, stay with the original. Of a table or a field the quote is what the redacted
 * cells say, as a cell's header tells more than the words in a row.
 */
export function redactClip(clip: CapturedClip, redaction: Redaction): RedactedJson<CapturedClip> {
  const { quote, structure, pageUrl, pageTitle, frameUrl, unread } = clip;
  const { value, book } = redactJson({ structure, pageTitle, pageUrl, frameUrl, unread, quote }, redaction);
  const { table, field } = value.structure;
  const told = table ? gridToText(table) : field ? field.value : value.quote;
  const selectors = clip.selectors.filter(
    ({ type }) => type === 'TextPositionSelector' || type === 'RangeSelector',
  );
  return { value: { ...clip, ...value, quote: told, selectors, anchor: null, isFindable: false }, book };
}
