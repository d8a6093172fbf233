import type { Pack } from '../shared/exchange/pack.ts';
import { readPack } from '../shared/exchange/read-pack.ts';
import { readTimeStamps } from '../shared/exchange/read-time-stamps.ts';
import { type VerifiedPack, verifyPack } from '../shared/exchange/verify-pack.ts';
import type { ContentRecord } from '../shared/ledger/content.ts';
import { isContentIntact } from '../shared/ledger/content.ts';
import { quickDigest } from '../shared/ledger/quick-digest.ts';
import type { Fault, VerifiedLog } from '../shared/ledger/verify.ts';
import { listChecks } from './check-list.ts';
import { checkStamps } from './check-stamps.ts';
import { checkEditions } from './editions.ts';
import { describeFile } from './facts.ts';
import { type Absent, absentEntries, disposals, givenAndTaken, lookCount } from './file-story.ts';
import { findFiles } from './files.ts';
import { countWords, firstOf } from './plain-words.ts';
import type { Check, Report } from './report.ts';
import { checkUnknownParts, strayContents } from './strays.ts';
import { type Counts, refusal, verdictOf } from './verdict.ts';
import { checkSharedNames, describeRecords, type Names, readNames, seenSize } from './whose-records.ts';

export interface CheckedFile {
  readonly name: string;
  readonly report: Report;
  /** What was read; null where nothing could be. */
  readonly evidence: Evidence | null;
}

export interface Evidence {
  readonly pack: Pack;
  readonly names: Names;
}

/**
 * Checks one evidence file from its own bytes, and says what holds and what does not. With the certificates of
 * time-stamp authorities, DER, also whether its time stamps are theirs.
 */
export async function checkFile(
  name: string,
  bytes: Uint8Array,
  certificates: readonly Uint8Array[] = [],
): Promise<CheckedFile> {
  const pack = await readPack(bytes, readTimeStamps);
  if (!pack.ok) return { name, report: refusal(pack.error), evidence: null };
  return { name, ...(await checkPack(pack.value, { notes: checkUnknownParts(bytes), certificates })) };
}

interface Besides {
  readonly notes: readonly Check[];
  readonly certificates: readonly Uint8Array[];
}

async function checkPack(pack: Pack, { notes, certificates }: Besides): Promise<Omit<CheckedFile, 'name'>> {
  const { faults, verified } = await verifyPack(pack, quickDigest);
  const intact = await intactContents(pack);
  const names = readNames(verified.logs, intact);
  // A stamp says when the record was as it is: of one that is not as it was signed, nothing.
  const stamps = canNameAll(faults)
    ? await checkStamps({ pack, logs: verified.logs, names, certificates })
    : [];
  const checks = [...listAll({ pack, verified, faults, names }), ...stamps, ...notes];
  const absent = absentEntries(pack, verified.logs, names);
  const report: Report = {
    ...verdictOf(checks, faults, countsOf(verified, absent)),
    checks,
    facts: describeFile(pack, verified.state, lookCount(verified.logs)),
    records: await describeRecords(verified.logs, names, faults),
    isStamped: stamps.some(({ outcome }) => outcome !== 'does-not-hold'),
    given: givenAndTaken(verified.logs, intact, names),
    disposed: disposals(pack, verified.logs, { intact, names }),
    absent: firstOf(absent.sentences),
  };
  return { report, evidence: { pack, names } };
}

const countsOf = ({ logs }: VerifiedPack, absent: Absent): Counts => ({
  entryCount: logs.reduce((sum, { entries }) => sum + entries.length, 0),
  absentCount: absent.sentences.length,
  disposedCount: absent.disposedCount,
});

/** By commitment; those that are not what their commitment says are left out. */
async function intactContents({ contents }: Pack): Promise<ReadonlyMap<string, ContentRecord>> {
  const intact = new Map<string, ContentRecord>();
  for (const content of contents) {
    if (await isContentIntact(content, quickDigest)) intact.set(content.commitment, content);
  }
  return intact;
}

interface Checked {
  readonly pack: Pack;
  readonly verified: VerifiedPack;
  readonly faults: readonly Fault[];
  readonly names: Names;
}

function listAll({ pack, verified, faults, names }: Checked): readonly Check[] {
  const { logs, state } = verified;
  const entryCount = logs.reduce((sum, { entries }) => sum + entries.length, 0);
  const signatureCount = logs.reduce((sum, { checkpoints }) => sum + checkpoints.length, 0);
  const seenCount = logs.reduce(
    (sum, { checkpoints }) => sum + checkpoints.reduce((lines, { seen }) => lines + seen.length, 0),
    0,
  );
  const computers = countWords(logs.length, 'computer');
  const empty = entryCount === 0 ? ['There is not one entry in this file: it proves nothing.'] : [];
  const files = findFiles(pack, state);
  const listed = listChecks(faults, names.ofLog, {
    entries: {
      sentences: [
        `${countWords(entryCount, 'entry', 'entries')} of ${computers}, each linked to the one before.`,
      ],
      strays: empty,
    },
    signatures: {
      sentences: [
        `${countWords(signatureCount, 'signature')}; the last of each computer covers all its entries.`,
      ],
    },
    words: {
      sentences: wordsSentences(pack, faults),
      strays: canNameAll(faults) ? strayContents(pack, logs) : [],
    },
    between: {
      sentences: [
        seenCount === 0
          ? 'No computer had seen another’s entries when it signed.'
          : `${countWords(seenCount, 'sighting')} of one another’s entries, all of them still so.`,
        ...unseenSentences(logs),
      ],
    },
    files: { sentences: files.sentences, strays: canNameAll(faults) ? files.strays : [] },
  });
  const whole: Check = {
    outcome: 'holds',
    title: 'The file is whole',
    sentences: [
      'Every byte is the one that was written, as far as the file’s own closing line tells. Anybody could write that line anew; the checks below do not rest on it.',
    ],
  };
  return [whole, ...listed, ...checkSharedNames(logs, names), ...checkEditions(pack)];
}

/** The window in which the author of entries could still rewrite or leave out what nobody else knows. */
function unseenSentences(logs: readonly VerifiedLog[]): readonly string[] {
  const unseen = logs.reduce((sum, log) => sum + log.entries.length - seenSize(log.log, logs), 0);
  return unseen === 0
    ? []
    : [
        `${countWords(unseen, 'entry was', 'entries were')} seen by no other computer yet; see below for each.`,
      ];
}

/** What could not be looked into may name texts and files that cannot be told. */
const canNameAll = (faults: readonly Fault[]): boolean =>
  faults.every(({ type }) => type === 'content-missing');

function wordsSentences({ contents }: Pack, faults: readonly Fault[]): readonly string[] {
  const unknown = faults.filter(({ type }) => type === 'content-invalid').length;
  return [
    `${countWords(contents.length, 'text')}, each the one that its entry names.`,
    ...(unknown === 0
      ? []
      : [
          `${countWords(unknown, 'of them is', 'of them are')} of a form that this verifier does not know, from a newer Plumbline: unchanged, but not looked into.`,
        ]),
  ];
}
