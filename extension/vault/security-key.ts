import { base64ToBytes, bytesToBase64, utf8ToBytes } from '../../shared/encoding.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { type RandomBytes, type SealHeader, seal, unseal } from './cipher.ts';
import { type MasterKey, parseVaultFile, type VaultError, type VaultFile } from './vault-file.ts';

/**
 * The master key under what a security key, or the computer's own screen lock, gives for `input` alone (WebAuthn's PRF
 * extension: 32 bytes that nothing on the disk tells). All in base64.
 */
export interface SecurityKeyWrap {
  readonly v: 1;
  readonly kdf: 'hkdf-sha-256';
  /** By which the key is found again. */
  readonly credential: string;
  /** 32 random bytes. */
  readonly input: string;
  /** 32 random bytes. */
  readonly salt: string;
  /** With the rest of the wrap as header. */
  readonly wrapped: string;
}

/** What is asked of a security key. */
export interface SecurityKeyQuestion {
  readonly credential: Uint8Array<ArrayBuffer>;
  readonly input: Uint8Array<ArrayBuffer>;
}

export interface SecurityKeySecret extends SecurityKeyQuestion {
  /** Its answer to `input`. */
  readonly output: Uint8Array<ArrayBuffer>;
}

/** Wraps the same master key once more: the passphrase opens it as before. */
export async function addSecurityKey(
  given: unknown,
  { masterKey, secret }: { readonly masterKey: MasterKey; readonly secret: SecurityKeySecret },
  randomBytes: RandomBytes,
): Promise<Result<VaultFile, VaultError>> {
  const read = parseVaultFile(given);
  if (!read.ok) return read;
  const saltBytes = randomBytes(32);
  const wrap = {
    v: 1,
    kdf: 'hkdf-sha-256',
    credential: bytesToBase64(secret.credential),
    input: bytesToBase64(secret.input),
    salt: bytesToBase64(saltBytes),
  } as const;
  const key = await deriveWrapKey(secret.output, saltBytes);
  const header = wrapHeader(read.value.id, wrap);
  const wrapped = bytesToBase64(await seal(key, { header, bytes: masterKey }, randomBytes));
  return ok({ ...(given as VaultFile), securityKey: { ...wrap, wrapped } });
}

export async function openBySecurityKey(
  given: unknown,
  { output }: SecurityKeySecret,
): Promise<Result<MasterKey, VaultError>> {
  const read = parseWrap(given);
  if (!read.ok) return read;
  const { id, wrap, salt, wrapped } = read.value;
  const key = await deriveWrapKey(output, salt);
  const opened = await unseal(key, { header: wrapHeader(id, wrap), bytes: wrapped });
  return opened.ok ? opened : err({ type: 'security-key-wrong' });
}

export function readSecurityKey(given: unknown): Result<SecurityKeyQuestion, VaultError> {
  const read = parseWrap(given);
  return read.ok ? ok({ credential: read.value.credential, input: read.value.input }) : read;
}

/** Also where the wrap itself is damaged. */
export function withoutSecurityKey(given: unknown): Result<VaultFile, VaultError> {
  const read = parseVaultFile(given);
  if (!read.ok) return read;
  const { securityKey: _, ...file } = given as VaultFile;
  return ok(file);
}

/** What the key gives is 32 bytes of full strength: no work has to make guessing it dear. */
async function deriveWrapKey(
  output: Uint8Array<ArrayBuffer>,
  salt: Uint8Array<ArrayBuffer>,
): Promise<CryptoKey> {
  const root = await crypto.subtle.importKey('raw', output, 'HKDF', false, ['deriveKey']);
  return crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt, info: utf8ToBytes('plumbline security key 1') },
    root,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
}

const wrapHeader = (
  id: string,
  { v, kdf, credential, input, salt }: Omit<SecurityKeyWrap, 'wrapped'>,
): SealHeader => ['plumbline vault security key', id, v, kdf, credential, input, salt];

interface ReadWrap extends SecurityKeyQuestion {
  readonly id: string;
  readonly wrap: SecurityKeyWrap;
  readonly salt: Uint8Array<ArrayBuffer>;
  readonly wrapped: Uint8Array<ArrayBuffer>;
}

/** The longest that WebAuthn allows (Level 3, 4, "Credential ID"). */
const longestCredential = 1023;

/** Whoever holds the disk can write what they like here, too; the vault has to stand without it. */
function parseWrap(given: unknown): Result<ReadWrap, VaultError> {
  const read = parseVaultFile(given);
  if (!read.ok) return read;
  const wrap: unknown = (given as VaultFile).securityKey;
  if (typeof wrap !== 'object' || wrap === null) return err({ type: 'security-key-damaged' });
  const fields = wrap as { readonly [name in keyof SecurityKeyWrap]?: unknown };
  if (typeof fields.v === 'number' && fields.v > 1) return err({ type: 'vault-newer' });
  const bytesOf = (text: unknown) => (typeof text === 'string' ? base64ToBytes(text) : undefined);
  const [credential, input, salt, wrapped] = (['credential', 'input', 'salt', 'wrapped'] as const).map(
    (name) => bytesOf(fields[name]),
  );
  const isKnown = fields.v === 1 && fields.kdf === 'hkdf-sha-256';
  if (!isKnown || !credential || input?.length !== 32 || salt?.length !== 32 || !wrapped)
    return err({ type: 'security-key-damaged' });
  if (credential.length === 0 || credential.length > longestCredential)
    return err({ type: 'security-key-damaged' });
  return ok({ id: read.value.id, wrap: wrap as SecurityKeyWrap, credential, input, salt, wrapped });
}
