import { Dexie, type Table } from 'dexie';
import { saveClip } from '../../extension/clipping/save-clip.ts';
import { browserEffects } from '../../extension/store/browser-effects.ts';
import { createStore } from '../../extension/store/create-store.ts';
import { Database, strictDurability } from '../../extension/store/database.ts';
import { contentsOf, readLogCopies } from '../../extension/store/inspection-reader.ts';
import { deriveVaultKeys } from '../../extension/vault/vault-keys.ts';
import { shownClip } from '../../shared/evidence/shown-clip.ts';
import type { Entry } from '../../shared/ledger/entry.ts';
import { compareTimes } from './measure.ts';
import { sampleClip } from './sample-clip.ts';

/** Runs in a page of a real browser, over the store that ships. */
const database = new Database();
const keys = deriveVaultKeys(browserEffects.randomBytes(32));
const context = { database, effects: browserEffects, vault: { keys: () => keys } };
const store = createStore(context);

/** The same browser storage with nothing around it. */
class BareDatabase extends Dexie {
  declare readonly rows: Table<{ readonly id: number; readonly text: string }, number>;

  constructor() {
    super('bare', strictDurability);
    this.version(1).stores({ rows: '&id' });
  }
}

async function begin(): Promise<void> {
  await store.savePerson({ name: 'Sample Inspector (fictional)', role: 'Inspector' });
  const dates = { startDate: '2026-11-02', endDate: '2026-11-13' };
  const force = 'Marchshire (fictional)';
  await store.startInspection({ framework: 'ncpi-2024', force, kind: 'inspection', ...dates });
}

async function timeClips(repetitions: number) {
  await begin();
  const { rows } = new BareDatabase();
  let ours = 0;
  let bare = 0;
  return compareTimes({
    repetitions,
    warmUps: 20,
    ours: async () => {
      const saved = await saveClip(context, sampleClip(ours++));
      if (!saved.ok) throw new Error(`The clip was not saved: ${saved.error.type}`);
    },
    against: async () => {
      const clip = sampleClip(bare);
      const text = JSON.stringify({ original: clip, shown: shownClip(clip) });
      await rows.put({ id: bare++, text });
    },
  });
}

async function timeOpening(repetitions: number) {
  await begin();
  const bytes = new Uint8Array(await (await fetch('/evidence.plumb')).arrayBuffer());
  const imported = await store.importPack(bytes);
  if (!imported.ok) throw new Error(`The evidence file was not taken in: ${imported.error.type}`);
  const { inspection, itemCount } = imported.value;
  const ours = async () => {
    const opened = await store.openInspection(inspection);
    if (!opened.ok || opened.value.state().items.length !== itemCount) throw new Error('Items are missing');
    opened.value.close();
  };
  const textsOf = async (): Promise<readonly string[]> => {
    const lines = (await readLogCopies(context, inspection)).flatMap((copy) => copy.lines);
    const contents = await contentsOf(
      context,
      lines.map((line) => JSON.parse(line) as Entry),
    );
    return [...lines, ...[...contents.values()].map(({ json }) => json)];
  };
  const texts = await textsOf();
  const parse = (all: readonly string[]) => all.map((text) => JSON.parse(text) as unknown);
  return {
    itemCount,
    parsing: await compareTimes({ repetitions, ours, against: () => parse(texts) }),
    reading: await compareTimes({
      repetitions,
      ours,
      against: async () => parse(await textsOf()),
    }),
  };
}

export type StoreBench = { readonly timeClips: typeof timeClips; readonly timeOpening: typeof timeOpening };

Object.assign(globalThis, { storeBench: { timeClips, timeOpening } satisfies StoreBench });
