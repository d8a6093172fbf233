import { argon2id } from 'hash-wasm';
import type { DeriveKey } from './vault-file.ts';

/** Argon2id (RFC 9106). It takes half a second and holds up whatever thread it runs in. */
export const argon2: DeriveKey = async (passphrase, salt, { memoryKiB, iterations, parallelism }) => {
  const cost = { memorySize: memoryKiB, iterations, parallelism };
  const derived = await argon2id({
    ...cost,
    password: passphrase,
    salt,
    hashLength: 32,
    outputType: 'binary',
  });
  return new Uint8Array(derived);
};
