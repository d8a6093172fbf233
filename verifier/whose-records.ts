import { base64ToBytes, bytesToHex, sha256 } from '../shared/encoding.ts';
import { parseFields } from '../shared/evidence/parse-fields.ts';
import { clockToMs } from '../shared/ledger/clock.ts';
import type { ContentRecord } from '../shared/ledger/content.ts';
import type { Entry } from '../shared/ledger/entry.ts';
import type { Fault, VerifiedLog } from '../shared/ledger/verify.ts';
import { countWords, listWords, timeWords } from './plain-words.ts';
import type { RecordOfComputer } from './report.ts';

export interface Names {
  /** Of the person who wrote an entry, as that computer's own record gives it. */
  readonly ofAuthor: (entry: Pick<Entry, 'log' | 'actor'>) => string;
  /** Of all who wrote on that computer; null where it names nobody. */
  readonly ofLog: (log: string) => string | null;
}

/**
 * Names as each record itself gives them: a name that another's record gives to a person is not taken, since anybody
 * may write one.
 */
export function readNames(
  logs: readonly Pick<VerifiedLog, 'log' | 'entries'>[],
  intact: ReadonlyMap<string, ContentRecord>,
): Names {
  const names = new Map<string, string>();
  for (const { entries } of logs) {
    for (const entry of entries) {
      if (entry.kind !== 'actor-set' || entry.body.subject !== entry.actor) continue;
      const name = nameIn(intact.get(entry.body.content?.commitment ?? ''));
      if (name !== null) names.set(`${entry.log} ${entry.actor}`, name);
    }
  }
  const nameOf = ({ log, actor }: Pick<Entry, 'log' | 'actor'>) => names.get(`${log} ${actor}`);
  const ofEachLog = new Map(
    logs.map(({ log, entries }) => {
      const named = new Set(entries.map(nameOf).filter((name) => name !== undefined));
      return [log, named.size === 0 ? null : listWords([...named])] as const;
    }),
  );
  return {
    ofAuthor: (entry) => nameOf(entry) ?? 'somebody without a name',
    ofLog: (log) => {
      const name = ofEachLog.get(log) ?? null;
      const isShared = [...ofEachLog.values()].filter((other) => other === name).length > 1;
      const computer = [...ofEachLog.keys()].indexOf(log) + 1;
      return name !== null && isShared ? `${name} (computer ${computer})` : name;
    },
  };
}

function nameIn(content: ContentRecord | undefined): string | null {
  const fields = content && parseFields('actor', content.json);
  if (!fields?.ok) return null;
  const { name, role } = fields.value;
  if (typeof name !== 'string' || name.trim() === '') return null;
  return typeof role === 'string' && role.trim() !== '' ? `${name}, ${role}` : name;
}

export function describeRecords(
  logs: readonly VerifiedLog[],
  names: Names,
  faults: readonly Fault[],
): Promise<readonly RecordOfComputer[]> {
  return Promise.all(
    logs.map(async (log, index): Promise<RecordOfComputer> => {
      const { entries, checkpoints } = log;
      const isBroken = faults.some(
        (fault) => 'log' in fault && fault.log === log.log && signatureFaults.has(fault.type),
      );
      return {
        computer: index + 1,
        who: names.ofLog(log.log) ?? 'Nobody is named',
        entryCount: entries.length,
        from: timeOf(entries[0]),
        to: timeOf(entries.at(-1)),
        signatures: isBroken ? 'do not hold' : `${countWords(checkpoints.length, 'signature')}, genuine`,
        seenByOthers: seenWords(log, logs, names),
        keyMarks: await Promise.all(
          entries.flatMap(({ body }) => (body.publicKey === undefined ? [] : keyMark(body.publicKey))),
        ),
      };
    }),
  );
}

const signatureFaults: ReadonlySet<Fault['type']> = new Set<Fault['type']>([
  'signature-wrong',
  'root-differs',
  'entries-unsigned',
  'checkpoint-missing',
  'log-cut-short',
  'entry-changed',
  'entries-missing',
  'entry-unreadable',
  'entry-newer',
]);

const timeOf = (entry: Entry | undefined): string =>
  entry === undefined ? 'no time' : timeWords(clockToMs(entry.clock));

/** The furthest that any other record says it saw of this one. */
export function seenSize(log: string, logs: readonly VerifiedLog[]): number {
  const seen = logs
    .filter((other) => other.log !== log)
    .flatMap(({ checkpoints }) => checkpoints.flatMap((checkpoint) => checkpoint.seen))
    .filter((head) => head.log === log);
  return seen.reduce((most, { size }) => Math.max(most, size), 0);
}

function seenWords(log: VerifiedLog, logs: readonly VerifiedLog[], names: Names): string {
  const size = seenSize(log.log, logs);
  if (size === 0) return 'none seen by another computer';
  const by = logs
    .filter((other) => seenSize(log.log, [other]) === size && other.log !== log.log)
    .map((other) => names.ofLog(other.log) ?? 'a colleague');
  const whom = listWords([...new Set(by)]);
  const unseen = log.entries.length - size;
  if (unseen <= 0) return `all seen by ${whom}`;
  return `the first ${size.toLocaleString('en-GB')} seen by ${whom}; the last ${unseen.toLocaleString('en-GB')} by nobody yet`;
}

/** The first 80 bits of the SHA-256 of a key, in fours: short enough to read aloud, too long to meet by trying. */
async function keyMark(publicKey: string): Promise<string> {
  const hex = bytesToHex(await sha256(base64ToBytes(publicKey) ?? new Uint8Array()));
  return (hex.slice(0, 20).match(/.{4}/g) ?? []).join(' ');
}
