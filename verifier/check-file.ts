import type { Pack, PackError } from '../shared/exchange/pack.ts';
import { packErrorSentence } from '../shared/exchange/pack-sentences.ts';
import { readPack } from '../shared/exchange/read-pack.ts';
import { type VerifiedPack, verifyPack } from '../shared/exchange/verify-pack.ts';
import type { ContentRecord } from '../shared/ledger/content.ts';
import { isContentIntact } from '../shared/ledger/content.ts';
import { quickDigest } from '../shared/ledger/quick-digest.ts';
import type { Fault } from '../shared/ledger/verify.ts';
import { breaks, listChecks } from './check-list.ts';
import { checkEditions } from './editions.ts';
import { describeFile } from './facts.ts';
import { absentEntries, givenAndTaken } from './file-story.ts';
import { findFiles } from './files.ts';
import { countWords } from './plain-words.ts';
import type { Check, Report } from './report.ts';
import { strayContents } from './strays.ts';
import { describeRecords, type Names, readNames } from './whose-records.ts';

/** Checks one evidence file from its own bytes, and says what holds and what does not. */
export async function checkFile(bytes: Uint8Array): Promise<Report> {
  const pack = await readPack(bytes);
  return pack.ok ? checkPack(pack.value) : refusal(pack.error);
}

async function checkPack(pack: Pack): Promise<Report> {
  const { faults, verified } = await verifyPack(pack, quickDigest);
  const intact = await intactContents(pack);
  const names = readNames(verified.logs, intact);
  const checks = listAll({ pack, verified, faults, names });
  const absent = absentEntries(pack, verified.logs, names);
  const isBroken = checks.some(({ outcome }) => outcome === 'does-not-hold');
  const isNewer = isBroken && breaks(faults).every(({ type }) => type === 'entry-newer') && faults.length > 0;
  return {
    ...verdictOf({ verified, names, absent }, isBroken, isNewer),
    checks,
    facts: describeFile(pack, verified.state),
    records: await describeRecords(verified.logs, names, faults),
    given: givenAndTaken(verified.logs, intact, names),
    absent,
  };
}

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
    words: { sentences: wordsSentences(pack, faults), strays: strayContents(pack, logs) },
    between: {
      sentences: [
        seenCount === 0
          ? 'No computer had seen another’s entries when it signed.'
          : `${countWords(seenCount, 'sighting')} of one another’s entries, all of them still so.`,
      ],
    },
    files: { sentences: files.sentences, strays: breaks(faults).length > 0 ? [] : files.strays },
  });
  const whole: Check = {
    outcome: 'holds',
    title: 'The file is whole',
    sentences: [
      'Every byte is the one that was written, as far as the file’s own closing line tells. Anybody could write that line anew; the checks below do not rest on it.',
    ],
  };
  return [whole, ...listed, ...checkEditions(pack)];
}

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

interface Counted {
  readonly verified: VerifiedPack;
  readonly names: Names;
  readonly absent: readonly string[];
}

function verdictOf({ verified, absent }: Counted, isBroken: boolean, isNewer: boolean) {
  if (isNewer) {
    return {
      verdict: 'unreadable',
      headline: 'This file could not be read to its end',
      summary: 'Part of it was written by a newer Plumbline. Use the verifier that came with that one.',
    } as const;
  }
  if (isBroken) {
    return {
      verdict: 'does-not-hold',
      headline: 'This file does not hold',
      summary:
        'Something was changed, taken out or put in after it was signed. What is told below is only what the file claims.',
    } as const;
  }
  const count = verified.logs.reduce((sum, { entries }) => sum + entries.length, 0);
  const missing =
    absent.length === 0 ? '' : ` The words of ${absent.length.toLocaleString('en-GB')} are not in it.`;
  return {
    verdict: 'holds',
    headline: 'This file holds',
    summary: `${countWords(count, 'entry', 'entries')}: none missing, none changed, each under a genuine signature.${missing}`,
  } as const;
}

const notIts: ReadonlySet<PackError['type']> = new Set<PackError['type']>(['pack-changed', 'pack-cut-short']);

function refusal(error: PackError): Report {
  const isChanged = notIts.has(error.type);
  return {
    verdict: isChanged ? 'does-not-hold' : 'unreadable',
    headline: isChanged ? 'This file does not hold' : 'This file could not be read',
    summary:
      error.type === 'pack-encrypted'
        ? 'It is locked. Unlock it first with its password or key, in Plumbline or with the age program (age --decrypt), and check the unlocked file.'
        : packErrorSentence(error),
    checks: [],
    facts: [],
    records: [],
    given: [],
    absent: [],
  };
}
