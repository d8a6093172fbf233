import { base64ToBytes, bytesToBase64, concatBytes, hexToBytes, sha256, utf8ToBytes } from '../encoding.ts';
import { err, ok, type Result } from '../result.ts';

/** Signs notes in the name of one log. */
export interface Signer {
  /** Raw Ed25519 public key, base64. */
  readonly publicKey: string;
  sign(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array>;
}

/** RFC 8410, section 7: the fixed head of a PKCS #8 private key that holds a 32-byte Ed25519 seed. */
const pkcs8Head = hexToBytes('302e020100300506032b657004220420');

/** A signer from 32 random bytes. The key object is not extractable; the seed is the caller's to keep safe. */
export async function createSigner(seed: Uint8Array): Promise<Signer> {
  const pkcs8 = concatBytes(pkcs8Head, seed);
  const key = await crypto.subtle.importKey('pkcs8', pkcs8, 'Ed25519', false, ['sign']);
  const readable = await crypto.subtle.importKey('pkcs8', pkcs8, 'Ed25519', true, ['sign']);
  const { x = '' } = await crypto.subtle.exportKey('jwk', readable);
  return {
    publicKey: base64urlToBase64(x),
    sign: async (bytes) => new Uint8Array(await crypto.subtle.sign('Ed25519', key, bytes)),
  };
}

/**
 * C2SP signed note: the text (ending in a line feed), a blank line, and
 * `— name base64(key hash ‖ signature)`. https://c2sp.org/signed-note
 */
export async function signNote(text: string, name: string, signer: Signer): Promise<string> {
  const publicKey = base64ToBytes(signer.publicKey);
  if (publicKey === undefined) throw new TypeError('a signer has a base64 public key');
  const signature = await signer.sign(utf8ToBytes(text));
  const keyHash = await noteKeyHash(name, publicKey);
  return `${text}\n— ${name} ${bytesToBase64(concatBytes(keyHash, signature))}\n`;
}

export interface NoteError {
  readonly type: 'note-unreadable' | 'note-signature-wrong';
}

const noteForm = /^([\s\S]*\n)\n— (\S+) (\S+)\n$/;

/** The signed text, without the signature: the key must be the one that the log named. */
export type NoteOpener = (
  note: string,
  name: string,
  publicKeyBase64: string,
) => Promise<Result<string, NoteError>>;

/** Keeps what it worked out of a key, since all notes of a log are signed by one key or two. */
export function createNoteOpener(): NoteOpener {
  const known = new Map<string, Promise<NoteKey | undefined>>();
  return async (note, name, publicKeyBase64) => {
    const [, text, signedBy, signatureBase64] = noteForm.exec(note) ?? [];
    const blob = base64ToBytes(signatureBase64 ?? '');
    if (text === undefined || blob?.length !== 68) return err({ type: 'note-unreadable' });
    const id = `${name} ${publicKeyBase64}`;
    const reading = known.get(id) ?? readNoteKey(name, publicKeyBase64);
    known.set(id, reading);
    const noteKey = await reading;
    if (noteKey === undefined) return err({ type: 'note-unreadable' });
    const isHashRight = noteKey.hashBase64 === bytesToBase64(blob.slice(0, 4));
    if (signedBy !== name || !isHashRight) return err({ type: 'note-signature-wrong' });
    const isRight = await crypto.subtle.verify('Ed25519', noteKey.key, blob.slice(4), utf8ToBytes(text));
    return isRight ? ok(text) : err({ type: 'note-signature-wrong' });
  };
}

interface NoteKey {
  readonly key: CryptoKey;
  readonly hashBase64: string;
}

async function readNoteKey(name: string, publicKeyBase64: string): Promise<NoteKey | undefined> {
  const publicKey = base64ToBytes(publicKeyBase64);
  if (publicKey?.length !== 32) return undefined;
  const key = await crypto.subtle.importKey('raw', publicKey, 'Ed25519', false, ['verify']);
  return { key, hashBase64: bytesToBase64(await noteKeyHash(name, publicKey)) };
}

/** The first 4 bytes of SHA-256(name ‖ 0x0A ‖ 0x01 ‖ public key); 0x01 stands for Ed25519. */
const noteKeyHash = async (name: string, publicKey: Uint8Array): Promise<Uint8Array<ArrayBuffer>> =>
  (await sha256(utf8ToBytes(name), Uint8Array.of(0x0a, 0x01), publicKey)).slice(0, 4);

function base64urlToBase64(text: string): string {
  const base64 = text.replaceAll('-', '+').replaceAll('_', '/');
  return base64.padEnd(Math.ceil(base64.length / 4) * 4, '=');
}
