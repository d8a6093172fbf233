import { bytesToBase64 } from '../../shared/encoding.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { SecurityKeyQuestion, SecurityKeySecret } from '../vault/security-key.ts';

export type SecurityKeyError =
  /** Put away by the person, waited for in vain, or not the key that was set up: browsers do not say which. */
  | { readonly type: 'security-key-silent' }
  /** It is known, but has no secret to give: it lacks WebAuthn's PRF extension. */
  | { readonly type: 'security-key-without-secret' }
  /** `reason` is the browser's own word. */
  | { readonly type: 'security-key-failed'; readonly reason: string };

type Random = (length: number) => Uint8Array<ArrayBuffer>;

/**
 * Firefox has the interface, and refuses it to an extension's own pages (SecurityError; tried in 153 with every form of
 * the name that a page may claim). Chromium takes the extension's id for the name.
 */
export const mayAskSecurityKey = (): boolean =>
  !import.meta.env.FIREFOX && 'PublicKeyCredential' in globalThis && 'credentials' in navigator;

/** Makes a key with the person's consent, then asks it as unlocking will: some give their secret only then. */
export async function makeSecurityKey(
  randomBytes: Random,
): Promise<Result<SecurityKeySecret, SecurityKeyError>> {
  const made = await unlessRefused(() => navigator.credentials.create({ publicKey: newKey(randomBytes) }));
  if (!made.ok) return made;
  const question = { credential: new Uint8Array(made.value.rawId), input: randomBytes(32) };
  const asked =
    made.value.getClientExtensionResults().prf?.enabled === true
      ? await askSecurityKey(question, randomBytes)
      : err({ type: 'security-key-without-secret' as const });
  if (!asked.ok) await forgetSecurityKey(question);
  return asked;
}

export async function askSecurityKey(
  question: SecurityKeyQuestion,
  randomBytes: Random,
): Promise<Result<SecurityKeySecret, SecurityKeyError>> {
  const answered = await unlessRefused(() =>
    navigator.credentials.get({
      publicKey: {
        challenge: randomBytes(32),
        allowCredentials: [{ type: 'public-key', id: question.credential }],
        userVerification: 'required',
        extensions: { prf: { eval: { first: question.input } } },
      },
    }),
  );
  if (!answered.ok) return answered;
  const first = answered.value.getClientExtensionResults().prf?.results?.first;
  if (!(first instanceof ArrayBuffer) || first.byteLength !== 32)
    return err({ type: 'security-key-without-secret' });
  return ok({ ...question, output: new Uint8Array(first) });
}

/** So that the browser offers it no more, where it lets itself be told. */
export async function forgetSecurityKey({
  credential,
}: Pick<SecurityKeyQuestion, 'credential'>): Promise<void> {
  const base64 = bytesToBase64(credential);
  const credentialId = base64.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
  await PublicKeyCredential.signalUnknownCredential?.({ rpId: location.hostname, credentialId }).catch(
    () => undefined,
  );
}

/** Nobody checks a signature here: the challenge is what the form asks for, and the secret is what opens. */
const newKey = (randomBytes: Random): PublicKeyCredentialCreationOptions => ({
  rp: { name: 'Plumbline', id: location.hostname },
  user: { id: randomBytes(16), name: 'Plumbline', displayName: 'Plumbline in this browser' },
  challenge: randomBytes(32),
  // Ed25519, ES256 and RS256: what keys and Windows Hello have.
  pubKeyCredParams: [-8, -7, -257].map((alg) => ({ type: 'public-key', alg })),
  authenticatorSelection: {
    residentKey: 'required',
    requireResidentKey: true,
    userVerification: 'required',
  },
  extensions: { prf: {} },
});

async function unlessRefused(
  ask: () => Promise<Credential | null>,
): Promise<Result<PublicKeyCredential, SecurityKeyError>> {
  try {
    const credential = await ask();
    if (credential instanceof PublicKeyCredential) return ok(credential);
    return err({ type: 'security-key-silent' });
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    if (error.name === 'NotAllowedError' || error.name === 'AbortError')
      return err({ type: 'security-key-silent' });
    return err({ type: 'security-key-failed', reason: error.name });
  }
}
