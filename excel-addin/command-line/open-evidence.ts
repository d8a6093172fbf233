import type { SealedKey } from '../../shared/exchange/sealing/open-sealed.ts';
import { isSealedFile, type SealedError } from '../../shared/exchange/sealing/sealed-form.ts';
import { sealedErrorSentence } from '../../shared/exchange/sealing/sealed-sentences.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { type Failure, failure } from './failure.ts';
import type { NamedBytes } from './grade-workbook.ts';

/** Where secrets come from: never from the arguments, which every program on the computer can read. */
export interface SecretSource {
  /** Null where none was given. */
  read(): Promise<string | null>;
}

/** The evidence files as they are inside their seals; those that are not sealed come back as they are. */
export async function openEvidence(
  files: readonly NamedBytes[],
  secrets: SecretSource,
): Promise<Result<readonly NamedBytes[], Failure>> {
  if (!files.some(({ bytes }) => isSealedFile(bytes))) return ok(files);
  const secret = await secrets.read();
  const opened: NamedBytes[] = [];
  for (const { name, bytes } of files) {
    const file = isSealedFile(bytes) ? await openOne({ name, bytes }, secret) : ok(bytes);
    if (!file.ok) return file;
    opened.push({ name, bytes: file.value });
  }
  return ok(opened);
}

async function openOne(
  { name, bytes }: NamedBytes,
  secret: string | null,
): Promise<Result<Uint8Array, Failure>> {
  if (secret === null || secret === '') return err(failure('unreadable', `${name}: ${secretWanted}`));
  const { openSealed } = await import('../../shared/exchange/sealing/open-sealed.ts');
  const opened = await openSealed(bytes, keyOf(secret));
  if (opened.ok) return opened;
  const kind = opened.error.type === 'sealed-damaged' ? 'notVerified' : 'unreadable';
  return err(failure(kind, `${name}: ${sentenceOf(opened.error)}`));
}

const secretWanted =
  'This evidence file is sealed. Give its passphrase, or your secret key, on standard input with --passphrase-stdin, or in the environment variable PLUMBLINE_PASSPHRASE.';

/** There is no field to type into. */
const sentenceOf = (error: SealedError): string =>
  error.type === 'needs-key' || error.type === 'needs-passphrase'
    ? `${error.type === 'needs-key' ? 'It is sealed for named people, not with a passphrase. Give your secret key' : 'It is sealed with a passphrase, not for a key. Give the passphrase'} on standard input with --passphrase-stdin, or in PLUMBLINE_PASSPHRASE.`
    : sealedErrorSentence(error);

/** A passphrase is the first line; a key may stand in the file that age-keygen writes. */
const keyOf = (secret: string): SealedKey =>
  /AGE-SECRET-KEY-1/i.test(secret)
    ? { type: 'identity', identity: secret }
    : { type: 'passphrase', passphrase: secret.split(/\r?\n/, 1)[0] ?? '' };
