import type { Page } from 'puppeteer-core';
import type { SealedNamedRow } from '../../extension/store/named-rows.ts';
import { unsealJson } from '../../extension/store/sealing.ts';
import { readTables } from './stored-rows.ts';

/** What is on the disk of words half typed. */
export async function storedDrafts(page: Page): Promise<readonly string[]> {
  const { tables, sealing } = await readTables(page, 'drafts');
  const rows: readonly SealedNamedRow[] = tables.drafts;
  const drafts = await Promise.all(
    rows.map(({ name, sealed }) => unsealJson<{ readonly text: string }>(sealing, ['drafts', name], sealed)),
  );
  return drafts.map(({ text }) => text);
}
