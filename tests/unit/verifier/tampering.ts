import { bytesToBase64, bytesToHex, utf8ToBytes } from '../../../shared/encoding.ts';
import type { Pack } from '../../../shared/exchange/pack.ts';
import { type Checkpoint, signCheckpoint } from '../../../shared/ledger/checkpoint.ts';
import type { ContentRecord } from '../../../shared/ledger/content.ts';
import { createContent } from '../../../shared/ledger/content.ts';
import { type Entry, entryToCanonical } from '../../../shared/ledger/entry.ts';
import { addLeaf, emptyFrontier, type Frontier, leafHash, treeRoot } from '../../../shared/ledger/merkle.ts';
import { quickDigest } from '../../../shared/ledger/quick-digest.ts';
import { createSigner, type Signer } from '../../../shared/ledger/signing-key.ts';
import type { LogCopy } from '../../../shared/ledger/verify.ts';
import { createChance } from '../shared/sample-inspection.ts';

/** Below `most`, the same in every run. */
export type Chance = (most: number) => number;

export interface Attack {
  readonly pack: Pack;
  /** Entries from here on are no longer what they were: a peer that saw further can tell. */
  readonly from: number;
}

export interface Target {
  readonly pack: Pack;
  readonly log: LogCopy;
  /** The log's own key, which only an insider has. */
  readonly own: Signer;
  readonly foreign: Signer;
  readonly chance: Chance;
}

/** As the sample device makes it: the first 32 bytes of its chance. */
export const signerOf = (name: string): Promise<Signer> => createSigner(createChance(name).randomBytes(32));

const withLog = (pack: Pack, log: LogCopy): Pack => ({
  ...pack,
  logs: pack.logs.map((other) => (other.log === log.log ? log : other)),
});

const entriesOf = ({ lines }: LogCopy): Entry[] => lines.map((line) => JSON.parse(line) as Entry);
const sizeOf = (note: string): number => Number(note.split('\n')[1]);

/** An item of evidence of the log, by chance; whoever changes it knows what he does. */
function somePoint({ log, chance }: Target): number {
  const items = entriesOf(log).filter(({ kind }) => kind === 'item-set');
  const { sequence } = items[chance(items.length)] ?? { sequence: 1 };
  return sequence;
}

function flipByte({ pack, log, chance }: Target): Attack {
  const at = chance(log.lines.length);
  const line = log.lines[at] ?? '';
  const place = chance(line.length);
  const flipped = String.fromCharCode(line.charCodeAt(place) ^ (1 << chance(5)));
  const changed = line.slice(0, place) + (flipped === '\n' ? ' ' : flipped) + line.slice(place + 1);
  return { pack: withLog(pack, { ...log, lines: log.lines.with(at, changed) }), from: at };
}

function changeValue({ pack, log, chance }: Target): Attack {
  const at = 1 + chance(log.lines.length - 1);
  const entry = entriesOf(log)[at] as Entry;
  const changed = {
    ...entry,
    body: { ...entry.body, subject: bytesToHex(utf8ToBytes(`evil${chance(1e6)}evil`)) },
  };
  return { pack: withLog(pack, { ...log, lines: log.lines.with(at, entryToCanonical(changed)) }), from: at };
}

/** Not the last, which would be a cut. */
function deleteEntry({ pack, log, chance }: Target): Attack {
  const at = chance(log.lines.length - 1);
  const shorter = withLog(pack, { ...log, lines: log.lines.toSpliced(at, 1) });
  return { pack: withoutLostFiles(withContents(shorter, [])), from: at };
}

function swapEntries({ pack, log, chance }: Target): Attack {
  const at = chance(log.lines.length - 1);
  const [a = '', b = ''] = log.lines.slice(at, at + 2);
  return { pack: withLog(pack, { ...log, lines: log.lines.with(at, b).with(at + 1, a) }), from: at };
}

function duplicateEntry({ pack, log, chance }: Target): Attack {
  const at = chance(log.lines.length);
  return {
    pack: withLog(pack, { ...log, lines: log.lines.toSpliced(at, 0, log.lines[at] ?? '') }),
    from: at,
  };
}

/** Another text under an item, with everything that follows linked anew. */
async function rewrite(
  target: Target,
): Promise<{ readonly entries: Entry[]; readonly content: ContentRecord; readonly at: number }> {
  const { log, chance } = target;
  const at = somePoint(target);
  const entries = entriesOf(log);
  const entry = entries[at] as Entry;
  const { randomBytes } = createChance(`evil ${chance(1e9)}`);
  const text = `What was never said ${chance(1e6)}`;
  const content = await createContent(
    {
      original: { type: 'point', text },
      shown: { text, title: 'Interview', source: 'Headquarters', grid: null },
      gatheredAt: '2026-11-03T10:00:00.000Z',
    },
    randomBytes(16),
  );
  const { commitment, keyId } = content;
  entries[at] = { ...entry, body: { ...entry.body, content: { commitment, keyId } } };
  return { entries, content, at };
}

/** Sequence, links and, with a signer, checkpoints at the same sizes, saying of others what they said before. */
async function rechain(log: LogCopy, entries: readonly Entry[], signer: Signer | null): Promise<LogCopy> {
  const lines: string[] = [];
  const frontiers: Frontier[] = [emptyFrontier];
  let previous = '0'.repeat(64);
  for (const [sequence, entry] of entries.entries()) {
    const line = entryToCanonical({ ...entry, sequence, previous });
    const leaf = await leafHash(utf8ToBytes(line), quickDigest);
    frontiers.push(await addLeaf(frontiers.at(-1) ?? emptyFrontier, leaf, quickDigest));
    lines.push(line);
    previous = bytesToHex(leaf);
  }
  const checkpoints: string[] = [];
  let after = 0;
  for (const note of log.checkpoints) {
    const size = Math.min(sizeOf(note), lines.length);
    const frontier = frontiers[size] ?? emptyFrontier;
    if (signer === null) checkpoints.push(await withRoot(note, frontier));
    else {
      const signed = await signCheckpoint(log.log, frontier, { after, seen: seenOf(note), signer });
      checkpoints.push(signed.note);
    }
    after = size;
  }
  return { log: log.log, lines, checkpoints };
}

const seenOf = (note: string): Checkpoint['seen'] =>
  [...note.matchAll(/^seen (\S+) (\d+) (\S+)$/gm)].map(([, log = '', size, root = '']) => ({
    log,
    size: Number(size),
    root,
  }));

/** The root put right, the signature as it was. */
async function withRoot(note: string, frontier: Frontier): Promise<string> {
  const root = bytesToBase64(await treeRoot(frontier, quickDigest));
  return note.split('\n').with(2, root).join('\n');
}

/** The texts that the entries of the pack name, with one more. */
function withContents(pack: Pack, more: readonly ContentRecord[]): Pack {
  const named = new Set(
    pack.logs.flatMap(({ lines }) =>
      lines.map((line) => (JSON.parse(line) as Entry).body.content?.commitment),
    ),
  );
  return { ...pack, contents: [...pack.contents, ...more].filter(({ commitment }) => named.has(commitment)) };
}

async function rewriteWith(target: Target, signer: Signer | null): Promise<Attack> {
  const { entries, content, at } = await rewrite(target);
  const log = await rechain(target.log, entries, signer);
  return { pack: withoutLostFiles(withContents(withLog(target.pack, log), [content])), from: at };
}

/** The one under the last entries, or one in between. */
function dropCheckpoint({ pack, log, chance }: Target): Attack {
  const at = chance(log.checkpoints.length);
  return { pack: withLog(pack, { ...log, checkpoints: log.checkpoints.toSpliced(at, 1) }), from: 0 };
}

/** To where this many checkpoints are left. */
function rollBack({ pack, log }: Target, left: number): Attack {
  const checkpoints = log.checkpoints.slice(0, left);
  const size = sizeOf(checkpoints.at(-1) ?? '');
  const cut = withLog(pack, { ...log, checkpoints, lines: log.lines.slice(0, size) });
  return { pack: withoutLostFiles(withContents(cut, [])), from: size };
}

/** Files that no item names any more go as well: who cuts a record short leaves no trace that he need not leave. */
function withoutLostFiles(pack: Pack): Pack {
  const told = pack.contents.map(({ json }) => json).join('\n');
  return { ...pack, attachments: pack.attachments.filter(({ commitment }) => told.includes(commitment)) };
}

async function deleteWithOwnKey(target: Target): Promise<Attack> {
  const at = somePoint(target);
  const log = await rechain(target.log, entriesOf(target.log).toSpliced(at, 1), target.own);
  return { pack: withoutLostFiles(withContents(withLog(target.pack, log), [])), from: at };
}

function withhold({ pack, log }: Target): Attack {
  const without = { ...pack, logs: pack.logs.filter((other) => other !== log) };
  return { pack: withoutLostFiles(withContents(without, [])), from: 0 };
}

/** The whole record written anew by somebody else, who names his own key in its first entry. */
async function replaceUnderForeignKey(target: Target): Promise<Attack> {
  const { entries, content } = await rewrite(target);
  const [first, ...rest] = entries as [Entry, ...Entry[]];
  const opened = { ...first, body: { ...first.body, publicKey: target.foreign.publicKey } };
  const log = await rechain(target.log, [opened, ...rest], target.foreign);
  return { pack: withoutLostFiles(withContents(withLog(target.pack, log), [content])), from: 0 };
}

type Tampering = (target: Target) => Attack | Promise<Attack>;

/** By somebody without the log's key: always found, from one log alone. */
export const byOutsiders = {
  'flips a bit of an entry': flipByte,
  'changes what an entry says': changeValue,
  'deletes an entry': deleteEntry,
  'swaps two entries': swapEntries,
  'doubles an entry': duplicateEntry,
  'writes another text and links all anew, without a key': (target) => rewriteWith(target, null),
  'writes another text and signs all anew with another key': (target) => rewriteWith(target, target.foreign),
  'drops a checkpoint': dropCheckpoint,
} as const satisfies Record<string, Tampering>;

/** Found once a peer's checkpoint has seen beyond what was changed. */
export const withinTheWindow = {
  'rolls back to an older checkpoint': (target) =>
    rollBack(target, 1 + target.chance(target.log.checkpoints.length - 1)),
  'rolls back the last checkpoint': (target) => rollBack(target, target.log.checkpoints.length - 1),
  'rewrites with the log’s own key': (target) => rewriteWith(target, target.own),
  'deletes with the log’s own key': deleteWithOwnKey,
  'withholds a whole log': withhold,
  'writes a log anew under a key of his own': replaceUnderForeignKey,
} as const satisfies Record<string, Tampering>;
