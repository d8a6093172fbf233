import type { Page } from 'puppeteer-core';
import type { ContentRecord } from '../../shared/ledger/content.ts';
import type { Entry } from '../../shared/ledger/entry.ts';
import { emptyFold, readState } from '../../shared/ledger/fold.ts';
import { foldLogs } from '../../shared/ledger/fold-logs.ts';
import type { InspectionState } from '../../shared/ledger/inspection-state.ts';
import { type Fault, type LogCopy, verifyLogs } from '../../shared/ledger/verify.ts';

interface Stored {
  readonly logs: readonly { readonly log: string }[];
  readonly entries: readonly { readonly log: string; readonly line: string }[];
  readonly checkpoints: readonly { readonly log: string; readonly note: string }[];
  readonly contents: readonly ContentRecord[];
}

export interface Said {
  readonly kind: string;
  readonly subject: string;
  readonly fields: { readonly [field: string]: unknown };
}

/** What an extension page's database holds, read raw, past the store, and verified from its own bytes. */
export async function readStored(page: Pick<Page, 'evaluate'>): Promise<{
  readonly state: InspectionState;
  readonly faults: readonly Fault[];
  /** But for who looked at what: whoever has a panel open adds to those. */
  readonly entryCount: number;
  /** What each entry said, in the order of its log. */
  readonly said: readonly Said[];
}> {
  const stored = JSON.parse(await page.evaluate(readDatabase)) as Stored;
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

/** Runs in the page, so it may use nothing from outside itself. */
async function readDatabase(): Promise<string> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('plumbline');
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  const names = ['logs', 'entries', 'checkpoints', 'contents'];
  const transaction = database.transaction(names);
  const tables = names.map(
    (name) =>
      new Promise<[string, unknown]>((resolve, reject) => {
        const reading = transaction.objectStore(name).getAll();
        reading.onsuccess = () => resolve([name, reading.result]);
        reading.onerror = () => reject(reading.error);
      }),
  );
  const read = Object.fromEntries(await Promise.all(tables));
  database.close();
  return JSON.stringify(read);
}
