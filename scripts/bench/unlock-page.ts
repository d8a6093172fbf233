/** Run in the panel itself, from outside: none of them may use anything but its own arguments. */

export interface UnlockTimes {
  /** From the press of the button until the key is held: the passphrase's own price. */
  readonly keyMs: number;
  readonly listMs: number;
  readonly searchMs: number;
  /** Of the window's own thread, until nothing more happened for a while. */
  readonly longTasksMs: readonly number[];
}

interface SessionChanges {
  readonly storage: {
    readonly session: { readonly onChanged: { addListener(listener: () => void): void } };
  };
}

/** On the lock screen: gives the passphrase, then searches as soon as there is a list. */
export async function timeUnlock(given: {
  readonly passphrase: string;
  readonly query: string;
  readonly restMs: number;
}): Promise<UnlockTimes> {
  const until = <T>(find: () => T | null | undefined | false): Promise<T> =>
    new Promise((resolve) => {
      const look = () => {
        const found = find();
        if (!found) return;
        observer.disconnect();
        resolve(found);
      };
      const observer = new MutationObserver(look);
      const whatever = { subtree: true, childList: true, characterData: true, attributes: true };
      observer.observe(document, whatever);
      look();
    });
  const fill = (input: HTMLInputElement, value: string) => {
    input.value = value;
    input.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const button = (words: string) =>
    [...document.querySelectorAll('button')].find((one) => one.textContent.trim() === words);
  const longTasksMs: number[] = [];
  const observer = new PerformanceObserver((list) => {
    longTasksMs.push(...list.getEntries().map(({ duration }) => duration));
  });
  fill(await until(() => document.querySelector<HTMLInputElement>('input')), given.passphrase);
  const { chrome } = globalThis as unknown as { readonly chrome: SessionChanges };
  let keyAt = Number.NaN;
  chrome.storage.session.onChanged.addListener(() => {
    if (Number.isNaN(keyAt)) keyAt = performance.now();
  });
  observer.observe({ type: 'longtask' });
  const begun = performance.now();
  button('Unlock')?.click();
  await until(() => document.querySelector('[data-item]'));
  const listAt = performance.now();
  (await until(() => button('Evidence'))).click();
  fill(await until(() => document.querySelector<HTMLInputElement>('input[type=search]')), given.query);
  const found = () => document.querySelector('.list-bar [role=status]')?.textContent === '1 item';
  await until(found);
  const searchAt = performance.now();
  await new Promise((resolve) => setTimeout(resolve, given.restMs));
  observer.disconnect();
  return { keyMs: keyAt - begun, listMs: listAt - begun, searchMs: searchAt - begun, longTasksMs };
}

/** The same rows read from the same database, and as many bytes opened by WebCrypto in as many pieces. */
export async function timeBareReading(): Promise<number> {
  const answerOf = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const names = ['entries', 'contents', 'itemKeys'];
  const database = await answerOf(indexedDB.open('plumbline-sealed'));
  const readAll = async () => {
    const transaction = database.transaction(names);
    const rows = await Promise.all(names.map((name) => answerOf(transaction.objectStore(name).getAll())));
    return rows.flat() as readonly { readonly sealed?: Uint8Array; readonly wrapped?: Uint8Array }[];
  };
  const lengths = (await readAll()).map(({ sealed, wrapped }) => (sealed ?? wrapped)?.length ?? 0);
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
  const how = { name: 'AES-GCM', iv: new Uint8Array(12) };
  const sealed = await Promise.all(
    lengths.map((length) => crypto.subtle.encrypt(how, key, new Uint8Array(length))),
  );
  const begun = performance.now();
  await readAll();
  await Promise.all(sealed.map((bytes) => crypto.subtle.decrypt(how, key, bytes)));
  database.close();
  return performance.now() - begun;
}

/** On the lock screen: what was sealed together before is gone, as on a computer that has none yet. */
export async function dropSnapshots(): Promise<void> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('plumbline-sealed');
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  await new Promise<void>((resolve) => {
    const transaction = database.transaction('snapshots', 'readwrite');
    transaction.objectStore('snapshots').clear();
    transaction.oncomplete = () => resolve();
  });
  database.close();
}

/** How many entries the snapshots hold. */
export async function countInSnapshots(): Promise<number> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('plumbline-sealed');
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  const rows = await new Promise<readonly { readonly from: number; readonly to: number }[]>((resolve) => {
    const reading = database.transaction('snapshots').objectStore('snapshots').getAll();
    reading.onsuccess = () => resolve(reading.result);
  });
  database.close();
  return rows.reduce((sum, { from, to }) => sum + to - from, 0);
}
