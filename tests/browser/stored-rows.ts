import type { Page } from 'puppeteer-core';
import type { Sealing } from '../../extension/store/sealing.ts';
import { deriveVaultKeys } from '../../extension/vault/vault-keys.ts';

type TableName =
  | 'vault'
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

interface OpenedTables {
  readonly tables: Tables;
  readonly sealing: Sealing;
}

/**
 * What an unlocked extension's database holds, read raw, past the store, with the keys to open it by. `page` is one of
 * the extension's own, in either browser.
 */
export async function readTables(
  page: Pick<Page, 'evaluate'>,
  ...names: readonly TableName[]
): Promise<OpenedTables> {
  return openTables(await readRawTables(page, names));
}

/** The same as text, which is equal exactly where every row and the key are. */
export async function readRawTables(
  page: Pick<Page, 'evaluate'>,
  names: readonly TableName[],
): Promise<string> {
  return (await page.evaluate(`(${readRaw})(${JSON.stringify(names)})`)) as string;
}

export async function openTables(text: string): Promise<OpenedTables> {
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
    const parts: string[] = [];
    // As many arguments as every engine takes.
    for (let at = 0; at < bytes.length; at += 8192)
      parts.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
    return btoa(parts.join(''));
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
