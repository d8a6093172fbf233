import { saveClip } from '../../extension/clipping/save-clip.ts';
import { browserEffects } from '../../extension/store/browser-effects.ts';
import { createStore } from '../../extension/store/create-store.ts';
import { Database } from '../../extension/store/database.ts';
import { contentsOf, readLogCopies } from '../../extension/store/inspection-reader.ts';
import { deriveVaultKeys } from '../../extension/vault/vault-keys.ts';
import type { Entry } from '../../shared/ledger/entry.ts';
import { verifyLogs } from '../../shared/ledger/verify.ts';
import { sampleClip } from '../bench/sample-clip.ts';

/** Always the same, so that what was written before a crash can be read after it. Nothing of worth lies under it. */
const keys = deriveVaultKeys(new Uint8Array(32).fill(7));

const context = { database: new Database(), effects: browserEffects, vault: { keys: () => keys } };
const store = createStore(context);

/** A clip's number is its id: a caller that tries again after a crash asks for the same one. */
const idOf = (number: number) => number.toString(16).padStart(32, '0');

/** What the database holds after a crash. */
export interface Kept {
  /** The numbers of the clips that are there and say what was clipped. */
  readonly clips: readonly number[];
  /** Items that are none of ours, twice there, or say something else. */
  readonly wrong: number;
  /** What verifying the log finds. */
  readonly faults: readonly string[];
}

/** As a browser that takes "strict" for what it calls "relaxed": the store itself refuses to work on such a one. */
export function relaxDurability(): void {
  const { transaction } = IDBDatabase.prototype;
  IDBDatabase.prototype.transaction = function relaxed(this: IDBDatabase, tables, mode) {
    return transaction.call(this, tables, mode, { durability: 'relaxed' });
  };
  Object.defineProperty(IDBTransaction.prototype, 'durability', { get: () => 'strict' });
}

/** Where a crash took the inspection itself, it is begun anew. */
export async function begin(): Promise<void> {
  const current = await store.currentInspection();
  const listed = await store.listInspections();
  if (listed.some(({ id }) => id === current)) return;
  await store.savePerson({ name: 'Sample Inspector (fictional)', role: 'Inspector' });
  const started = await store.startInspection({
    ...{ framework: 'ncpi-2024', force: 'Marchshire (fictional)', kind: 'inspection' },
    ...{ startDate: '2026-11-02', endDate: '2026-11-13' },
  });
  if (!started.ok) throw new Error(`No inspection was begun: ${started.error.type}`);
}

/** Resolves when the store says "saved". */
export async function saveNumber(number: number): Promise<void> {
  const effects = { ...browserEffects, newId: () => idOf(number) };
  const saved = await saveClip({ ...context, effects }, sampleClip(number));
  if (!saved.ok) throw new Error(`The clip was not saved: ${saved.error.type}`);
}

export async function readKept(): Promise<Kept> {
  const [summary] = await store.listInspections();
  if (summary === undefined) return { clips: [], wrong: 0, faults: [] };
  const opened = await store.openInspection(summary.id);
  if (!opened.ok) throw new Error(`The inspection does not open: ${opened.error.type}`);
  const items = opened.value.state().items.map(({ id, original }) => {
    const number = Number.parseInt(id, 16);
    const isWhole = original.type === 'clip' && original.quote === sampleClip(number).quote;
    return { number, isWhole };
  });
  opened.value.close();
  const clips = new Set(items.filter(({ isWhole }) => isWhole).map(({ number }) => number));
  return { clips: [...clips], wrong: items.length - clips.size, faults: await faultsOf(summary.id) };
}

async function faultsOf(inspection: string): Promise<readonly string[]> {
  const copies = await readLogCopies(context, inspection);
  const entries = copies.flatMap(({ lines }) => lines.map((line) => JSON.parse(line) as Entry));
  const { faults } = await verifyLogs(copies, await contentsOf(context, entries));
  return faults.map(({ type }) => type);
}
