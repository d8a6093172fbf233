import { type Certificate, CryptoEngine } from 'pkijs';
import { err, ok, type Result } from '../result.ts';
import { digestOf, signsDigest } from './algorithms.ts';
import {
  certificateBytes,
  isForTimeStamps,
  isIssuedBy,
  isValidAt,
  nameIn,
  parseCertificate,
} from './certificates.ts';
import { imprintOf } from './imprint.ts';
import { parseToken, type Token } from './parse-token.ts';
import { isPlainSignature } from './plain-signature.ts';
import { isSame } from './same-bytes.ts';
import type { StampedTime, TimeAuthority, TimeStampError } from './time-stamp.ts';
import { nonceInteger } from './write-request.ts';

/** Of the host: every host has one. */
export const engine = /* @__PURE__ */ new CryptoEngine({ name: 'webcrypto', crypto });

export interface Expected {
  /** The note that is to be stamped. */
  readonly note: string;
  /** As it was asked with; null where nobody knows it any more. */
  readonly nonce: Uint8Array | null;
  readonly authority: TimeAuthority;
}

/**
 * Checks a token by RFC 3161 (section 2.2) and RFC 5816: that it is of this note, that its signature and the chain of
 * certificates hold, at the time that it says. Whether a certificate was revoked is not asked: that would be a request.
 */
export async function verifyTimeStamp(
  bytes: Uint8Array,
  expected: Expected,
): Promise<Result<StampedTime, TimeStampError>> {
  const token = parseToken(bytes);
  if (!token.ok) return token;
  const fault = (await whatFault(token.value, expected)) ?? (await signatureFault(token.value));
  return fault === null ? judgeSigner(token.value, expected.authority) : err(fault);
}

/** That it answers this question. */
async function whatFault({ info }: Token, expected: Expected): Promise<TimeStampError | null> {
  const { messageImprint, nonce, policy, extensions = [] } = info;
  const isKnown = digestOf(messageImprint.hashAlgorithm) === 'SHA-256';
  if (info.version !== 1 || Number.isNaN(info.genTime.getTime())) return { type: 'stamp-unreadable' };
  if (extensions.some(({ critical }) => critical)) return { type: 'stamp-unreadable' };
  const imprint = messageImprint.hashedMessage.valueBlock.valueHexView;
  if (!isKnown || !isSame(imprint, await imprintOf(expected.note))) return { type: 'stamp-of-another' };
  const asked = expected.nonce;
  if (asked !== null && !isSame(nonce?.valueBlock.valueHexView ?? new Uint8Array(), nonceInteger(asked))) {
    return { type: 'stamp-nonce-differs' };
  }
  const wanted = expected.authority.policy;
  return wanted === null || wanted === policy ? null : { type: 'stamp-policy-differs', policy };
}

/** That the holder of the first certificate’s key signed just this. */
async function signatureFault(token: Token): Promise<TimeStampError | null> {
  const { content, signer, digest, messageDigest, certificateDigest, chain } = token;
  const [certificate] = chain;
  const { sid, signatureAlgorithm, signature, signedAttrs } = signer;
  if (!signsDigest(signatureAlgorithm, digest)) return { type: 'stamp-algorithm-unknown' };
  // To the byte: compared as names are, capitals and small letters would be one.
  const isNamed =
    isSame(nameBytes(certificate.issuer), nameBytes(sid.issuer)) &&
    certificate.serialNumber.isEqual(sid.serialNumber);
  const own = await digestBy(certificateDigest.digest, certificateBytes(certificate));
  if (!isNamed || !isSame(own, certificateDigest.bytes)) return { type: 'stamp-changed' };
  if (!isSame(await digestBy(digest, content), messageDigest)) return { type: 'stamp-changed' };
  const signed = signedAttrs?.encodedValue;
  if (signed === undefined) return { type: 'stamp-unreadable' };
  const isPlain = isPlainSignature(signature.valueBlock.valueHexView, signatureAlgorithm.algorithmId);
  if (!isPlain) return { type: 'stamp-changed' };
  const { subjectPublicKeyInfo } = certificate;
  const isGenuine = await engine
    .verifyWithPublicKey(signed, signature, subjectPublicKeyInfo, signatureAlgorithm, digest)
    .catch(() => false);
  return isGenuine ? null : { type: 'stamp-changed' };
}

const nameBytes = (name: Certificate['issuer']): Uint8Array => new Uint8Array(name.toSchema().toBER());

const digestBy = async (name: string, bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> =>
  new Uint8Array(await engine.digest(name, bytes));

async function judgeSigner(
  { info, chain }: Token,
  { certificates }: TimeAuthority,
): Promise<Result<StampedTime, TimeStampError>> {
  const [signer] = chain;
  const atMs = info.genTime.getTime();
  const signedBy = nameIn(signer.subject);
  if (!isForTimeStamps(signer)) return err({ type: 'stamp-purpose-wrong', signedBy });
  if (!chain.every((one) => isValidAt(one, atMs)))
    return err({ type: 'stamp-certificate-expired', signedBy });
  if (!(await isChain(chain))) return err({ type: 'stamp-changed' });
  const anchors = certificates.flatMap((bytes) => parseCertificate(bytes) ?? []);
  const anchor = await findAnchor(
    chain,
    anchors.filter((one) => isValidAt(one, atMs)),
  );
  return ok({
    atMs,
    accuracyMs: accuracyOf(info),
    policy: info.policy,
    signedBy,
    issuedBy: nameIn(signer.issuer),
    vouchedBy: anchor === null ? null : nameIn(anchor.subject),
  });
}

async function isChain(chain: readonly Certificate[]): Promise<boolean> {
  const links = await Promise.all(
    chain.slice(1).map(async (issuer, index) => {
      const one = chain[index];
      return one !== undefined && (await isIssuedBy(one, issuer, { between: index, engine }));
    }),
  );
  return links.every((holds) => holds);
}

/** Of the certificates that were set up, the one that issued some certificate of the chain. */
export async function findAnchor(
  chain: readonly Certificate[],
  anchors: readonly Certificate[],
): Promise<Certificate | null> {
  for (const [between, one] of chain.entries()) {
    for (const anchor of anchors) {
      if (await isIssuedBy(one, anchor, { between, engine })) return anchor;
    }
  }
  return null;
}

function accuracyOf({ accuracy }: Token['info']): number | null {
  if (accuracy === undefined) return null;
  const { seconds = 0, millis = 0, micros = 0 } = accuracy;
  return seconds * 1000 + millis + micros / 1000;
}
