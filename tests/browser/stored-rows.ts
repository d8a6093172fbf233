import type { Page } from 'puppeteer-core';
import type { Sealing } from '../../extension/store/sealing.ts';
import { deriveVaultKeys } from '../../extension/vault/vault-keys.ts';

type TableName =
  | 'logs'
  | 'entries'
  | 'checkpoints'
  | 'contents'
  | 'attachments'
  | 'itemKeys'
  | 'pendingPages'
  | 'snapshots'
  | 'drafts';

/** Whatever tables are asked for, each with its rows as they lie on the disk. */
type Tables = { readonly [name in TableName]: readonly never[] };

/**
 * What an unlocked extension's database holds, read raw, past the store, with the keys to open it by. `page` is one of
 * the extension's own, in either browser.
 */
export async function readTables(
  page: Pick<Page, 'evaluate'>,
  ...names: readonly TableName[]
): Promise<{ readonly tables: Tables; readonly sealing: Sealing }> {
  const text = (await page.evaluate(`(${readRaw})(${JSON.stringify(names)})`)) as string;
  const { masterKey, tables } = JSON.parse(text, (_, value) =>
    typeof value?.base64 === 'string' ? new Uint8Array(Buffer.from(value.base64, 'base64')) : value,
  ) as { readonly masterKey: Uint8Array<ArrayBuffer> | null; readonly tables: Tables };
  if (masterKey === null) throw new Error('The extension is locked');
  const randomBytes = (): never => {
    throw new Error('Nothing is sealed here');
  };
  return { tables, sealing: { keys: await deriveVaultKeys(masterKey), randomBytes } };
}

/** Runs in the page, so it may use nothing from outside itself. */
async function readRaw(names: readonly string[]): Promise<string> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('plumbline-sealed');
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  const transaction = database.transaction(names);
  const tables = await Promise.all(
    names.map(
      (name) =>
        new Promise<[string, unknown]>((resolve, reject) => {
          const reading = transaction.objectStore(name).getAll();
          reading.onsuccess = () => resolve([name, reading.result]);
          reading.onerror = () => reject(reading.error);
        }),
    ),
  );
  database.close();
  const { browser, chrome } = globalThis as unknown as Record<string, SessionApi | undefined>;
  const { vaultKey } = (await (browser ?? chrome)?.storage.session.get('vaultKey')) ?? {};
  const toBase64 = (bytes: Uint8Array) => {
    let binary = '';
    for (const byte of bytes) binary += String.fromCharCode(byte);
    return btoa(binary);
  };
  const masterKey = vaultKey === undefined ? null : { base64: vaultKey };
  return JSON.stringify({ masterKey, tables: Object.fromEntries(tables) }, (_, value) =>
    value instanceof Uint8Array ? { base64: toBase64(value) } : value,
  );
}

interface SessionApi {
  readonly storage: {
    readonly session: { get(name: string): Promise<{ readonly vaultKey?: string }> };
  };
}
