import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { argon2 } from '../vault/argon2.ts';
import type { DeriveRequest } from '../vault/derive-in-worker.ts';

/** A worker of the lock screen. */
export default defineUnlistedScript(() => {
  addEventListener('message', ({ data }: MessageEvent<DeriveRequest>) => {
    void argon2(data.passphrase, data.salt, data.cost).then((key) => postMessage(key));
  });
});
