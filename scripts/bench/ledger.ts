import { hexToBytes, utf8ToBytes } from '../../shared/encoding.ts';
import {
  type Appended,
  appendChanges,
  emptyHead,
  openLog,
  type Writing,
} from '../../shared/ledger/append.ts';
import { quickDigest } from '../../shared/ledger/quick-digest.ts';
import { createSigner } from '../../shared/ledger/signing-key.ts';
import { verifyLogs } from '../../shared/ledger/verify.ts';
import { createChance } from '../../tests/unit/shared/sample-inspection.ts';
import type { Figure } from './figure.ts';
import { compareTimes } from './measure.ts';
import { clipChange } from './sample-pack.ts';

const ENTRIES = 10_000;
const ENTRIES_PER_CHECKPOINT = 10;
const REPETITIONS = 5;

/** Adding to a log and verifying it, beside WebCrypto alone over the same bytes, one call after another. */
export async function benchLedger(): Promise<readonly Figure[]> {
  const { randomBytes, newId } = createChance('ledger');
  const signer = await createSigner(randomBytes(32));
  const writing: Writing = { actor: newId(), nowMs: 1_000, signer, seen: [], randomBytes };
  const changes = Array.from({ length: ENTRIES }, (_, index) => clipChange(newId(), index));
  const opened = await openLog(emptyHead(newId()), { inspection: newId(), device: newId() }, writing);
  const append = async (): Promise<readonly Appended[]> => {
    const all = [opened];
    for (let from = 0; from < ENTRIES; from += ENTRIES_PER_CHECKPOINT) {
      const next = changes.slice(from, from + ENTRIES_PER_CHECKPOINT);
      all.push(await appendChanges(all.at(-1)?.head ?? opened.head, next, writing));
    }
    return all;
  };
  const appended = await append();
  const bytes = bytesOf(appended);
  const keys = await createKeys(signer.publicKey);
  const verify = verifier(appended);
  const appending = await compareTimes({
    repetitions: REPETITIONS,
    ours: append,
    against: () => bareAppend(bytes, keys),
  });
  const verifying = await compareTimes({
    repetitions: REPETITIONS,
    ours: verify,
    against: () => bareVerify(bytes, keys),
  });
  const count = `${ENTRIES.toLocaleString('en-GB')} entries`;
  const againstWhat = `bare SHA-256 and Ed25519 (${bytes.hashed.length.toLocaleString('en-GB')} and ${bytes.signed.length.toLocaleString('en-GB')} calls)`;
  const megabytes = bytes.hashed.reduce((sum, one) => sum + one.length, 0) / 1e6;
  const note = `one checkpoint for ${ENTRIES_PER_CHECKPOINT} entries; ${megabytes.toFixed(0)} MB hashed`;
  return [
    { what: `ledger: append ${count}`, unit: 'ms', ...appending, againstWhat, note },
    { what: `ledger: verify ${count}`, unit: 'ms', ...verifying, againstWhat },
  ];
}

interface LedgerBytes {
  /** Salted contents and marked entries, as the ledger hashes them; the tree's inner nodes are its own affair. */
  readonly hashed: readonly Uint8Array<ArrayBuffer>[];
  readonly signed: readonly Uint8Array<ArrayBuffer>[];
}

function bytesOf(appended: readonly Appended[]): LedgerBytes {
  const joined = (head: Uint8Array, text: string): Uint8Array<ArrayBuffer> =>
    new Uint8Array(Buffer.concat([head, utf8ToBytes(text)]));
  return {
    hashed: appended.flatMap(({ contents, lines }) => [
      ...contents.map(({ salt, json }) => joined(hexToBytes(salt), json)),
      ...lines.map((line) => joined(Uint8Array.of(0), line)),
    ]),
    signed: appended.map(({ checkpoint }) => utf8ToBytes(`${checkpoint.note.split('\n\n')[0] ?? ''}\n`)),
  };
}

function verifier(appended: readonly Appended[]): () => Promise<void> {
  const log = appended[0]?.head.log ?? '';
  const lines = appended.flatMap((one) => one.lines);
  const checkpoints = appended.map(({ checkpoint }) => checkpoint.note);
  const contents = new Map(appended.flatMap((one) => one.contents).map((one) => [one.commitment, one]));
  return async () => {
    const { faults } = await verifyLogs([{ log, lines, checkpoints }], contents, quickDigest);
    if (faults.length > 0) throw new Error(`The log does not verify: ${JSON.stringify(faults)}`);
  };
}

interface Keys {
  readonly pair: CryptoKeyPair;
  readonly signature: BufferSource;
}

/** A pair of its own: what a signature costs does not hang on the key. */
async function createKeys(publicKey: string): Promise<Keys> {
  const pair = (await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify'])) as CryptoKeyPair;
  return { pair, signature: await crypto.subtle.sign('Ed25519', pair.privateKey, utf8ToBytes(publicKey)) };
}

async function hashAll({ hashed }: LedgerBytes): Promise<void> {
  for (const bytes of hashed) await crypto.subtle.digest('SHA-256', bytes);
}

async function bareAppend(bytes: LedgerBytes, { pair }: Keys): Promise<void> {
  await hashAll(bytes);
  for (const text of bytes.signed) await crypto.subtle.sign('Ed25519', pair.privateKey, text);
}

async function bareVerify(bytes: LedgerBytes, { pair, signature }: Keys): Promise<void> {
  await hashAll(bytes);
  for (const text of bytes.signed) await crypto.subtle.verify('Ed25519', pair.publicKey, signature, text);
}
