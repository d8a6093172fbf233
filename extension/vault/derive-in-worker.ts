import type { DeriveKey, GuessCost } from './vault-file.ts';

/** What the worker is asked for. */
export interface DeriveRequest {
  readonly passphrase: Uint8Array<ArrayBuffer>;
  readonly salt: Uint8Array<ArrayBuffer>;
  readonly cost: GuessCost;
}

class KeyNotDerivedError extends Error {
  override readonly name = 'KeyNotDerivedError';
}

/** Beside the page, which goes on answering; the worker's 64 MiB and its copy of the passphrase end with it. */
export const deriveInWorker: DeriveKey = (passphrase, salt, cost) => {
  const worker = new Worker('/argon2.js');
  const request: DeriveRequest = { passphrase, salt, cost };
  const derived = new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => {
    worker.addEventListener('message', ({ data }) => resolve(data));
    worker.addEventListener('error', () => reject(new KeyNotDerivedError()));
  });
  worker.postMessage(request);
  return derived.finally(() => worker.terminate());
};
