import { parseFields } from '../shared/evidence/parse-fields.ts';
import type { Pack } from '../shared/exchange/pack.ts';
import { clockToMs } from '../shared/ledger/clock.ts';
import type { ContentRecord } from '../shared/ledger/content.ts';
import type { Entry } from '../shared/ledger/entry.ts';
import type { VerifiedLog } from '../shared/ledger/verify.ts';
import { countWords, entryKindWords, firstOf, timeWords } from './plain-words.ts';
import type { Names } from './whose-records.ts';

/** Entries whose words are not in the file, in the order in which they stand. */
export function absentEntries(
  { contents }: Pack,
  logs: readonly VerifiedLog[],
  names: Names,
): readonly string[] {
  const there = new Set(contents.map(({ commitment }) => commitment));
  const absent = logs
    .flatMap(({ entries }) => entries)
    .filter(({ body }) => body.content !== null && !there.has(body.content.commitment));
  return absent.map(
    (entry) =>
      `Number ${entry.sequence + 1} of ${names.ofLog(entry.log) ?? 'one computer'}’s entries, ${entryKindWords(entry.kind)}, ${whenWords(entry)}.`,
  );
}

/** Whom the evidence was given to, and what was taken in, in the order of the claimed times. */
export function givenAndTaken(
  logs: readonly VerifiedLog[],
  intact: ReadonlyMap<string, ContentRecord>,
  names: Names,
): readonly string[] {
  const entries = logs
    .flatMap((log) => log.entries)
    .filter(({ kind }) => kind === 'disclosure-set' || kind === 'combination-set')
    .sort((a, b) => (a.clock < b.clock ? -1 : 1));
  return firstOf(
    entries.map((entry) => {
      const content = intact.get(entry.body.content?.commitment ?? '');
      return `${whenWords(entry)}: ${names.ofAuthor(entry)} ${deedWords(entry, content)}`;
    }),
    200,
  );
}

/** The ways that came with 0.4.0; a file before that says none. */
const wayWords: Readonly<Record<string, string>> = {
  workbook: ', into a workbook',
  paper: ', on paper',
  'file-copy': ', as a copy of a file',
  'text-copy': ', as copied text',
  'log-copy': ', as a copy of the record',
};

function deedWords({ kind }: Entry, content: ContentRecord | undefined): string {
  const noun = kind === 'disclosure-set' ? 'disclosure' : 'combination';
  const fields = content && parseFields(noun, content.json);
  const given = noun === 'disclosure' ? 'gave evidence away' : 'took evidence in';
  if (!fields?.ok) return `${given}; the words of that entry are not in this file.`;
  const { recipient, fileName, itemCount, entryCount, way, reason } = fields.value;
  const file = typeof fileName === 'string' && fileName !== '' ? `“${fileName}”` : null;
  if (noun === 'combination') {
    return `took in ${countWords(Number(entryCount ?? 0), 'entry', 'entries')} of ${file ?? 'another file'}.`;
  }
  const what = typeof itemCount === 'number' ? countWords(itemCount, 'item') : 'evidence';
  const whom = typeof recipient === 'string' && recipient !== '' ? `“${recipient}”` : 'nobody who is named';
  const why = typeof reason === 'string' && reason !== '' ? ` Reason given: “${reason}”.` : '';
  return `gave ${what} to ${whom}${file === null ? '' : ` as ${file}`}${wayWords[String(way)] ?? ''}.${why}`;
}

/** How often somebody looked, as far as it was noted. Each look stands in Plumbline’s own record. */
export const lookCount = (logs: readonly VerifiedLog[]): number =>
  logs.flatMap(({ entries }) => entries).filter(({ kind }) => kind === 'consultation-set').length;

const whenWords = ({ clock }: Entry): string => timeWords(clockToMs(clock));
