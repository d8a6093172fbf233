import { gunzipSync } from 'node:zlib';
import type { Page } from 'puppeteer-core';
import { pairWithKeys, unsealAttachment } from '../../extension/store/sealed-items.ts';
import { unsealPendingPage } from '../../extension/store/sealed-rows.ts';
import type { PagePartRole, PageRecord } from '../../shared/evidence/page-record.ts';
import type { ItemState } from '../../shared/ledger/inspection-state.ts';
import { readStored } from './stored-inspection.ts';
import { readTables } from './stored-rows.ts';

/** What an extension page's database holds of files and of pages still to be kept, read raw, past the store. */
export interface StoredPages {
  readonly attachments: ReadonlyMap<string, Buffer>;
  readonly pending: readonly { readonly item: string }[];
}

export async function readStoredPages(page: Pick<Page, 'evaluate'>): Promise<StoredPages> {
  const { tables, sealing } = await readTables(page, 'attachments', 'itemKeys', 'pendingPages');
  const files = await Promise.all(
    pairWithKeys(tables.attachments, tables.itemKeys).map((pair) => unsealAttachment(sealing, pair)),
  );
  return {
    attachments: new Map(files.map(({ commitment, bytes }) => [commitment, Buffer.from(bytes)])),
    pending: await Promise.all(tables.pendingPages.map((row) => unsealPendingPage(sealing, row))),
  };
}

/** Resolves at the first moment that a page is owed; looks from within the panel, which is quicker than asking it. */
export async function untilPageOwed(panel: Pick<Page, 'evaluate'>): Promise<void> {
  if ((await panel.evaluate(untilPageOwedScript)) !== 'owed') throw new Error('The clip was never saved');
}

const untilPageOwedScript = `(${async () => {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('plumbline-sealed');
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  const count = () =>
    new Promise<number>((resolve, reject) => {
      const counting = database.transaction('pendingPages').objectStore('pendingPages').count();
      counting.onsuccess = () => resolve(counting.result);
      counting.onerror = () => reject(counting.error);
    });
  const deadline = performance.now() + 20_000;
  let owed = await count();
  while (owed === 0 && performance.now() < deadline) owed = await count();
  database.close();
  return owed > 0 ? 'owed' : 'never';
}})()`;

export type KeptRecord = Extract<PageRecord, { outcome: 'kept' }>;

export function partBytes(stored: StoredPages, kept: KeptRecord, role: PagePartRole): Buffer | null {
  const part = kept.parts.find((one) => one.role === role);
  return part === undefined ? null : (stored.attachments.get(part.attachment.commitment) ?? null);
}

/** The archive as text of one character a byte, quoted-printable undone: what a marker would be found in. */
export function archiveText(stored: StoredPages, kept: KeptRecord): string {
  const packed = partBytes(stored, kept, 'archive');
  if (packed === null) return '';
  return gunzipSync(packed)
    .toString('latin1')
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** Waits until the page of the item with these words is kept or given up. */
export async function untilKept(
  panel: Pick<Page, 'evaluate'>,
  words: string,
): Promise<ItemState & { kept: PageRecord }> {
  let clipCount = 0;
  // Longer than each part of a page is given: the archive alone, a minute and a half.
  for (let tries = 0; tries < 1_000; tries++) {
    const { items } = (await readStored(panel)).state;
    clipCount = items.length;
    const item = items.find(({ shown }) => shown.text.includes(words));
    if (item?.kept != null) return { ...item, kept: item.kept };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const owed = (await readStoredPages(panel)).pending.length;
  throw new Error(
    `The page of “${words}” was never kept: clips saved ${clipCount}, pages still to be kept ${owed}`,
  );
}

/** Waits until no page is still to be kept: what was counted then changes no more by itself. */
export async function untilNothingOwed(panel: Pick<Page, 'evaluate'>): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    const { tables } = await readTables(panel, 'pendingPages');
    if (tables.pendingPages.length === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('A page was never kept');
}
