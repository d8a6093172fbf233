import { base64ToBytes, bytesToHex, sha256 } from '../shared/encoding.ts';
import { parseFields } from '../shared/evidence/parse-fields.ts';
import { clockToMs } from '../shared/ledger/clock.ts';
import type { ContentRecord } from '../shared/ledger/content.ts';
import type { Entry } from '../shared/ledger/entry.ts';
import type { Fault, VerifiedLog } from '../shared/ledger/verify.ts';
import { countWords, firstOf, listWords, timeWords } from './plain-words.ts';
import type { Check, RecordOfComputer } from './report.ts';

export interface Names {
  /** Of the person who wrote an entry, as that computer's own record gives it. */
  readonly ofAuthor: (entry: Pick<Entry, 'log' | 'actor'>) => string;
  readonly roleOf: (entry: Pick<Entry, 'log' | 'actor'>) => string;
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
  const people = new Map<string, Person>();
  for (const { entries } of logs) {
    for (const entry of entries) {
      if (entry.kind !== 'actor-set' || entry.body.subject !== entry.actor) continue;
      const person = personIn(intact.get(entry.body.content?.commitment ?? ''));
      if (person !== null) people.set(`${entry.log} ${entry.actor}`, person);
    }
  }
  const personOf = ({ log, actor }: Pick<Entry, 'log' | 'actor'>) => people.get(`${log} ${actor}`);
  const ofEachLog = new Map(
    logs.map(({ log, entries }) => {
      const known = new Set(entries.map(personOf).filter((person) => person !== undefined));
      return [log, known.size === 0 ? null : listWords([...known].map(({ name }) => name))] as const;
    }),
  );
  return {
    ofAuthor: (entry) => personOf(entry)?.name ?? 'somebody without a name',
    roleOf: (entry) => personOf(entry)?.role ?? '',
    ofLog: (log) => {
      const name = ofEachLog.get(log) ?? null;
      const isShared = [...ofEachLog.values()].filter((other) => other === name).length > 1;
      const computer = [...ofEachLog.keys()].indexOf(log) + 1;
      return name !== null && isShared ? `${name} (computer ${computer})` : name;
    },
  };
}

interface Person {
  readonly name: string;
  readonly role: string;
}

function personIn(content: ContentRecord | undefined): Person | null {
  const fields = content && parseFields('actor', content.json);
  if (!fields?.ok) return null;
  const { name, role } = fields.value;
  if (typeof name !== 'string' || name.trim() === '') return null;
  return { name, role: typeof role === 'string' ? role : '' };
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
        who: whoWords(log, names),
        entryCount: entries.length,
        from: timeOf(entries[0]),
        to: timeOf(entries.at(-1)),
        signatures: isBroken ? 'do not hold' : `${countWords(checkpoints.length, 'signature')}, genuine`,
        seenByOthers: isBroken ? 'cannot be told' : seenWords(log, logs, names),
        keyMarks: await Promise.all(
          entries.flatMap(({ body }) => (body.publicKey === undefined ? [] : keyMark(body.publicKey))),
        ),
      };
    }),
  );
}

function whoWords({ log, entries }: VerifiedLog, names: Names): string {
  const roles = [...new Set(entries.map(names.roleOf).filter((role) => role.trim() !== ''))];
  return [names.ofLog(log) ?? 'Nobody is named', ...roles].join(', ');
}

/** People who wrote on more than one computer: the signatures do not tell that it was the same person. */
export function checkSharedNames(logs: readonly VerifiedLog[], names: Names): readonly Check[] {
  const logsOfActor = new Map<string, Entry[]>();
  for (const { entries } of logs) {
    for (const entry of new Map(entries.map((one) => [one.actor, one])).values()) {
      logsOfActor.set(entry.actor, [...(logsOfActor.get(entry.actor) ?? []), entry]);
    }
  }
  const shared = [...logsOfActor.values()].filter((entries) => entries.length > 1);
  const sentences = shared.map((entries) => {
    const who = listWords([...new Set(entries.map(names.ofAuthor))]);
    return `${who}: on ${entries.length} computers, each under a signing mark of its own. That it was one person is what the entries say, not what the signatures prove.`;
  });
  return sentences.length === 0
    ? []
    : [{ outcome: 'note', title: 'One person on several computers', sentences: firstOf(sentences) }];
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
