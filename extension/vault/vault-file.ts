import { base64ToBytes, bytesToBase64, bytesToHex, utf8ToBytes } from '../../shared/encoding.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { importSealKey, type RandomBytes, type SealHeader, seal, unseal } from './cipher.ts';
import type { SecurityKeyWrap } from './security-key.ts';
import { deriveVaultKeys } from './vault-keys.ts';

/** What stands on the disk of a vault: how to come from the passphrase to the random master key. No secret. */
export interface VaultFile {
  readonly v: 1;
  /** Random. */
  readonly id: string;
  readonly passphrase: PassphraseWrap;
  /** A second way to the same master key, never the only one: a passkey that is deleted takes what it opens with it. */
  readonly securityKey?: SecurityKeyWrap;
  /** Nothing, sealed under the master key: by which one that comes from a recovery file is known. Base64. */
  readonly check: string;
}

/** How dear one guess at the passphrase is. */
export interface GuessCost {
  readonly memoryKiB: number;
  readonly iterations: number;
  readonly parallelism: number;
}

export interface PassphraseWrap {
  readonly kdf: 'argon2id';
  readonly cost: GuessCost;
  /** 16 random bytes, base64. */
  readonly salt: string;
  /** The master key under what the passphrase gives, with the rest of the file as header; base64. */
  readonly wrapped: string;
}

/** RFC 9106, section 4, the second recommended option: 64 MiB, three passes; one lane, since pages have one thread. */
export const guessCost: GuessCost = { memoryKiB: 65_536, iterations: 3, parallelism: 1 };

/** A file that asks for more was not written here, and could stop the browser. */
const mostCost: GuessCost = { memoryKiB: 1_048_576, iterations: 16, parallelism: 4 };

/** 32 bytes from a passphrase, as dear as `cost` says. */
export type DeriveKey = (
  passphrase: Uint8Array<ArrayBuffer>,
  salt: Uint8Array<ArrayBuffer>,
  cost: GuessCost,
) => Promise<Uint8Array<ArrayBuffer>>;

export interface VaultMeans {
  readonly deriveKey: DeriveKey;
  readonly randomBytes: RandomBytes;
}

export type VaultError =
  | { readonly type: 'passphrase-wrong' }
  | { readonly type: 'recovery-code-wrong' }
  /** Another key, or one that was changed since; the passphrase opens as before. */
  | { readonly type: 'security-key-wrong' }
  | { readonly type: 'security-key-damaged' }
  /** The file asks for less work than this program ever wrote: someone made it easier to guess. */
  | { readonly type: 'vault-weakened' }
  | { readonly type: 'vault-newer' }
  | { readonly type: 'vault-damaged' };

export type MasterKey = Uint8Array<ArrayBuffer>;

export async function createVault(
  passphrase: string,
  means: VaultMeans,
): Promise<{ readonly file: VaultFile; readonly masterKey: MasterKey }> {
  const masterKey = means.randomBytes(32);
  const id = bytesToHex(means.randomBytes(16));
  const nothing = { header: checkHeader(id), bytes: new Uint8Array() };
  const check = bytesToBase64(
    await seal((await deriveVaultKeys(masterKey)).rows, nothing, means.randomBytes),
  );
  const wrap = await wrapMasterKey(id, { masterKey, passphrase }, means);
  return { file: { v: 1, id, passphrase: wrap, check }, masterKey };
}

export async function openVault(
  given: unknown,
  passphrase: string,
  { deriveKey }: Pick<VaultMeans, 'deriveKey'>,
): Promise<Result<MasterKey, VaultError>> {
  const read = parseVaultFile(given);
  if (!read.ok) return read;
  const { id, salt, cost, wrapped } = read.value;
  const key = await importSealKey(await deriveKey(passphraseBytes(passphrase), salt, cost));
  const opened = await unseal(key, { header: wrapHeader(id, cost, bytesToBase64(salt)), bytes: wrapped });
  return opened.ok ? opened : err({ type: 'passphrase-wrong' });
}

/** Wraps the same master key anew: what is sealed under it stays as it is. */
export async function changePassphrase(
  given: unknown,
  { from, to }: { readonly from: string; readonly to: string },
  means: VaultMeans,
): Promise<Result<VaultFile, VaultError>> {
  const opened = await openVault(given, from, means);
  if (!opened.ok) return opened;
  const file = given as VaultFile;
  const wrap = await wrapMasterKey(file.id, { masterKey: opened.value, passphrase: to }, means);
  return ok({ ...file, passphrase: wrap });
}

/** A new passphrase where the old one is forgotten: for whoever has the master key from a recovery file. */
export async function resetPassphrase(
  given: unknown,
  { masterKey, to }: { readonly masterKey: MasterKey; readonly to: string },
  means: VaultMeans,
): Promise<Result<VaultFile, VaultError>> {
  const read = parseVaultFile(given);
  if (!read.ok) return read;
  const { id, check } = read.value;
  const { rows } = await deriveVaultKeys(masterKey);
  const known = await unseal(rows, { header: checkHeader(id), bytes: check });
  if (!known.ok) return err({ type: 'recovery-code-wrong' });
  const file = given as VaultFile;
  return ok({ ...file, passphrase: await wrapMasterKey(id, { masterKey, passphrase: to }, means) });
}

async function wrapMasterKey(
  id: string,
  { masterKey, passphrase }: { readonly masterKey: MasterKey; readonly passphrase: string },
  { deriveKey, randomBytes }: VaultMeans,
): Promise<PassphraseWrap> {
  const saltBytes = randomBytes(16);
  const salt = bytesToBase64(saltBytes);
  const key = await importSealKey(await deriveKey(passphraseBytes(passphrase), saltBytes, guessCost));
  const header = wrapHeader(id, guessCost, salt);
  const wrapped = bytesToBase64(await seal(key, { header, bytes: masterKey }, randomBytes));
  return { kdf: 'argon2id', cost: guessCost, salt, wrapped };
}

const wrapHeader = (id: string, cost: GuessCost, salt: string): SealHeader => [
  'plumbline vault 1',
  id,
  'argon2id',
  cost.memoryKiB,
  cost.iterations,
  cost.parallelism,
  salt,
];

const checkHeader = (id: string): SealHeader => ['plumbline vault check 1', id];

/** The same word typed on another keyboard may come in other code points. */
const passphraseBytes = (passphrase: string) => utf8ToBytes(passphrase.normalize('NFKC'));

interface ReadVault {
  readonly id: string;
  readonly cost: GuessCost;
  readonly salt: Uint8Array<ArrayBuffer>;
  readonly wrapped: Uint8Array<ArrayBuffer>;
  readonly check: Uint8Array<ArrayBuffer>;
}

/** Before any work is done for it: whoever holds the disk can write what they like here. There is no vault without a passphrase. */
export function parseVaultFile(given: unknown): Result<ReadVault, VaultError> {
  const { v, id, passphrase, ...rest } = fieldsOf(given);
  if (typeof v === 'number' && v > 1) return err({ type: 'vault-newer' });
  const wrap = fieldsOf(passphrase);
  const [salt, wrapped, check] = [wrap.salt, wrap.wrapped, rest.check].map(bytesOf);
  const cost = costOf(wrap.cost);
  const isKnown = v === 1 && typeof id === 'string' && wrap.kdf === 'argon2id';
  if (!isKnown || cost === null || salt?.length !== 16 || !wrapped || !check)
    return err({ type: 'vault-damaged' });
  const names = Object.keys(guessCost) as (keyof GuessCost)[];
  if (names.some((name) => cost[name] < guessCost[name])) return err({ type: 'vault-weakened' });
  if (names.some((name) => cost[name] > mostCost[name])) return err({ type: 'vault-damaged' });
  return ok({ id, cost, salt, wrapped, check });
}

function costOf(given: unknown): GuessCost | null {
  const { memoryKiB, iterations, parallelism } = fieldsOf(given);
  const isWhole = (value: unknown): value is number => Number.isSafeInteger(value);
  if (!isWhole(memoryKiB) || !isWhole(iterations) || !isWhole(parallelism)) return null;
  return { memoryKiB, iterations, parallelism };
}

const bytesOf = (given: unknown) => (typeof given === 'string' ? base64ToBytes(given) : undefined);

const fieldsOf = (given: unknown): { readonly [field: string]: unknown } =>
  typeof given === 'object' && given !== null ? { ...given } : {};
