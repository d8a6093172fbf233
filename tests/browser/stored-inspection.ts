import type { Page } from 'puppeteer-core';
import { pairWithKeys, unsealContent } from '../../extension/store/sealed-items.ts';
import { unsealCheckpoint, unsealEntry, unsealLog } from '../../extension/store/sealed-rows.ts';
import type { Entry } from '../../shared/ledger/entry.ts';
import { emptyFold, readState } from '../../shared/ledger/fold.ts';
import { foldLogs } from '../../shared/ledger/fold-logs.ts';
import type { InspectionState } from '../../shared/ledger/inspection-state.ts';
import { type Fault, type LogCopy, verifyLogs } from '../../shared/ledger/verify.ts';
import { openTables, readRawTables } from './stored-rows.ts';

export interface Said {
  readonly kind: string;
  readonly subject: string;
  readonly fields: { readonly [field: string]: unknown };
}

export interface StoredInspection {
  readonly state: InspectionState;
  readonly faults: readonly Fault[];
  /** But for who looked at what: whoever has a panel open adds to those. */
  readonly entryCount: number;
  /** What each entry said, in the order of its log. */
  readonly said: readonly Said[];
}

const storedTables = ['logs', 'entries', 'checkpoints', 'contents', 'itemKeys'] as const;

/** What was read last: whoever waits for a change asks often, and verifies only what is new. */
let last: { readonly text: string; readonly stored: StoredInspection } | null = null;

/** What an extension page's database holds, read raw, past the store, and verified from its own bytes. */
export async function readStored(page: Pick<Page, 'evaluate'>): Promise<StoredInspection> {
  const text = await readRawTables(page, storedTables);
  if (last?.text === text) return last.stored;
  const stored = await verifyStored(text);
  last = { text, stored };
  return stored;
}

async function verifyStored(text: string): Promise<StoredInspection> {
  const stored = await openStored(text);
  const copies: LogCopy[] = stored.logs.map(({ log }) => ({
    log,
    lines: stored.entries.filter((row) => row.log === log).map(({ line }) => line),
    checkpoints: stored.checkpoints.filter((row) => row.log === log).map(({ note }) => note),
  }));
  const contents = new Map(stored.contents.map((content) => [content.commitment, content]));
  const { logs, faults } = await verifyLogs(copies, contents);
  const fold = emptyFold();
  const entries = copies.map(({ log, lines }) => ({
    log,
    entries: lines.map((line) => JSON.parse(line) as Entry),
  }));
  foldLogs(fold, faults.length > 0 ? entries : logs, contents);
  const said = entries.flatMap((copy) =>
    copy.entries.map(({ kind, body }) => ({
      kind,
      subject: body.subject,
      fields: JSON.parse(contents.get(body.content?.commitment ?? '')?.json ?? '{}'),
    })),
  );
  const entryCount = said.filter(({ kind }) => kind !== 'consultation-set').length;
  return { state: readState(fold), faults, entryCount, said };
}

async function openStored(text: string) {
  const { tables, sealing } = await openTables(text);
  const pairs = pairWithKeys(tables.contents, tables.itemKeys);
  return {
    logs: await Promise.all(tables.logs.map((row) => unsealLog(sealing, row))),
    entries: await Promise.all(tables.entries.map((row) => unsealEntry(sealing, row))),
    checkpoints: await Promise.all(tables.checkpoints.map((row) => unsealCheckpoint(sealing, row))),
    contents: await Promise.all(pairs.map((pair) => unsealContent(sealing, pair))),
  };
}
