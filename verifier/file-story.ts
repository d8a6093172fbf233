import { parseFields } from '../shared/evidence/parse-fields.ts';
import type { Pack } from '../shared/exchange/pack.ts';
import { clockToMs } from '../shared/ledger/clock.ts';
import type { ContentRecord } from '../shared/ledger/content.ts';
import { coverIn } from '../shared/ledger/cover-in-logs.ts';
import { isCovered } from '../shared/ledger/disposal.ts';
import type { Entry } from '../shared/ledger/entry.ts';
import type { VerifiedLog } from '../shared/ledger/verify.ts';
import { countWords, entryKindWords, firstOf, timeWords } from './plain-words.ts';
import type { Names } from './whose-records.ts';

export interface Absent {
  readonly sentences: readonly string[];
  /** How many of them a disposal in the file accounts for. */
  readonly disposedCount: number;
}

/** Entries whose words are not in the file, in the order in which they stand. */
export function absentEntries(
  { contents, logs: copies }: Pack,
  logs: readonly VerifiedLog[],
  names: Names,
): Absent {
  const there = new Map(contents.map((content) => [content.commitment, content]));
  const cover = coverIn(copies, there);
  const absent = logs
    .flatMap(({ entries }) => entries)
    .filter(({ body }) => body.content !== null && !there.has(body.content.commitment));
  return {
    disposedCount: absent.filter((entry) => isCovered(cover, entry)).length,
    sentences: absent.map(
      (entry) =>
        `Number ${entry.sequence + 1} of ${names.ofLog(entry.log) ?? 'one computer'}’s entries, ${entryKindWords(entry.kind)}, ${whenWords(entry)}${isCovered(cover, entry) ? ': disposed of' : ''}.`,
    ),
  };
}

/** Who disposed of what and why, and what of it this file holds still: another computer’s copy may have come along. */
export function disposals(
  { contents, logs: copies }: Pack,
  logs: readonly VerifiedLog[],
  { intact, names }: { readonly intact: ReadonlyMap<string, ContentRecord>; readonly names: Names },
): readonly string[] {
  const entries = logs.flatMap((log) => log.entries);
  const cover = coverIn(copies, new Map(contents.map((content) => [content.commitment, content])));
  const held = entries.filter(
    (entry) => isCovered(cover, entry) && intact.has(entry.body.content?.commitment ?? ''),
  ).length;
  const told = entries
    .filter(({ kind }) => kind === 'disposal-set')
    .sort((a, b) => (a.clock < b.clock ? -1 : 1))
    .map((entry) => {
      const content = intact.get(entry.body.content?.commitment ?? '');
      return `${whenWords(entry)}: ${names.ofAuthor(entry)} ${disposalWords(content)}`;
    });
  return [
    ...firstOf(told, 200),
    ...(held === 0
      ? []
      : [
          `${countWords(held, 'text', 'texts')} of what was disposed of on one computer ${held === 1 ? 'is' : 'are'} in this file all the same: whoever made it had not disposed of it.`,
        ]),
  ];
}

function disposalWords(content: ContentRecord | undefined): string {
  const fields = content && parseFields('disposal', content.json);
  if (!fields?.ok) return 'disposed of evidence; the words of that entry are not in this file.';
  const { outcome, items, reason, textCount, fileCount } = fields.value;
  const what = Array.isArray(items) ? countWords(items.length, 'item') : 'the whole inspection';
  const why = typeof reason === 'string' && reason !== '' ? ` Reason given: “${reason}”.` : '';
  if (outcome === 'kept') return `did not follow a colleague’s disposal of ${what}.${why}`;
  const texts = countWords(Number(textCount ?? 0), 'text');
  return `disposed of ${what}: ${texts} and ${countWords(Number(fileCount ?? 0), 'file')} destroyed.${why}`;
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
