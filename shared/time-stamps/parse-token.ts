import { OctetString, Sequence } from 'asn1js';
import { AlgorithmIdentifier, Certificate, ContentInfo, SignedData, type SignerInfo, TSTInfo } from 'pkijs';
import { err, ok, type Result } from '../result.ts';
import { type DigestName, digestOf, sha256Id } from './algorithms.ts';
import { isSame } from './same-bytes.ts';
import { mostTokenBytes, type TimeStampError } from './time-stamp.ts';

const signedDataId = '1.2.840.113549.1.7.2';
const timeStampInfoId = '1.2.840.113549.1.9.16.1.4';
const contentTypeId = '1.2.840.113549.1.9.3';
const messageDigestId = '1.2.840.113549.1.9.4';
/** RFC 5816: which certificate signs stands in what is signed. */
const signingCertificateId = '1.2.840.113549.1.9.16.2.47';

export interface Token {
  readonly info: TSTInfo;
  /** What the message digest is over. */
  readonly content: Uint8Array<ArrayBuffer>;
  readonly signer: SignerInfo;
  readonly digest: DigestName;
  readonly messageDigest: Uint8Array;
  /** The digest of the certificate that signs, as what is signed has it. */
  readonly certificateDigest: { readonly digest: DigestName; readonly bytes: Uint8Array };
  /** The one that signs first, then whichever issued the one before. */
  readonly chain: readonly [Certificate, ...Certificate[]];
}

/**
 * A token of the one form that is kept: DER, one signer, its certificate and those it hangs on, nothing that nobody
 * signed for. So that every byte of it either counts or is refused.
 */
export function parseToken(bytes: Uint8Array): Result<Token, TimeStampError> {
  if (bytes.length > mostTokenBytes) return err({ type: 'stamp-too-large' });
  const token = unlessBroken(() => {
    const { contentType, content } = ContentInfo.fromBER(new Uint8Array(bytes));
    const data = contentType === signedDataId ? new SignedData({ schema: content }) : null;
    return data !== null && isSame(tokenBytes(data), bytes) ? readToken(data) : null;
  });
  return token === null ? err({ type: 'stamp-unreadable' }) : ok(token);
}

export const tokenBytes = (data: SignedData): Uint8Array<ArrayBuffer> =>
  new Uint8Array(new ContentInfo({ contentType: signedDataId, content: data.toSchema() }).toSchema().toBER());

/** The library throws where bytes are not what they should be. */
export function unlessBroken<T>(work: () => T | null): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}

function readToken(data: SignedData): Token | null {
  const { version, digestAlgorithms, encapContentInfo, certificates = [], signerInfos } = data;
  const [signer] = signerInfos;
  const [first, ...issuers] = certificates.filter((one) => one instanceof Certificate);
  if (version !== 3 || signerInfos.length !== 1 || digestAlgorithms.length !== 1) return null;
  // What nobody signs for is taken out when a stamp is taken in.
  if (data.crls !== undefined || signer?.unsignedAttrs !== undefined || signer?.version !== 1) return null;
  if (first === undefined || issuers.length + 1 !== certificates.length) return null;
  const { eContent } = encapContentInfo;
  if (encapContentInfo.eContentType !== timeStampInfoId) return null;
  if (!(eContent instanceof OctetString) || eContent.idBlock.isConstructed) return null;
  const content = new Uint8Array(eContent.valueBlock.valueHexView);
  const signed = readSigned(signer);
  const digest = digestOf(signer.digestAlgorithm);
  const [named] = digestAlgorithms;
  if (signed === null || digest === undefined || named === undefined || digestOf(named) !== digest)
    return null;
  return { info: TSTInfo.fromBER(content), content, signer, digest, ...signed, chain: [first, ...issuers] };
}

type Signed = Pick<Token, 'messageDigest' | 'certificateDigest'>;

function readSigned({ signedAttrs }: SignerInfo): Signed | null {
  const valuesOf = (id: string): readonly unknown[] =>
    (signedAttrs?.attributes ?? []).filter(({ type }) => type === id).flatMap(({ values }) => values);
  const [contentType, ...otherTypes] = valuesOf(contentTypeId);
  const [messageDigest, ...otherDigests] = valuesOf(messageDigestId);
  const [signing, ...otherSigning] = valuesOf(signingCertificateId);
  if (otherTypes.length + otherDigests.length + otherSigning.length > 0) return null;
  if (String(contentType) !== `OBJECT IDENTIFIER : ${timeStampInfoId}`) return null;
  const certificateDigest = readSigningCertificate(signing);
  if (!(messageDigest instanceof OctetString) || certificateDigest === null) return null;
  return { messageDigest: messageDigest.valueBlock.valueHexView, certificateDigest };
}

/** SigningCertificateV2 { certs { ESSCertIDv2 { hashAlgorithm, or SHA-256; certHash; … } … } … }: the first is the signer’s. */
function readSigningCertificate(value: unknown): Token['certificateDigest'] | null {
  const [certificates] = childrenOf(value);
  const [first] = childrenOf(certificates);
  const [head, second] = childrenOf(first);
  const isNamed = head instanceof Sequence;
  const hash = isNamed ? second : head;
  const digest = digestOf(new AlgorithmIdentifier(isNamed ? { schema: head } : { algorithmId: sha256Id }));
  if (digest === undefined || !(hash instanceof OctetString)) return null;
  return { digest, bytes: hash.valueBlock.valueHexView };
}

const childrenOf = (block: unknown): readonly unknown[] =>
  block instanceof Sequence ? block.valueBlock.value : [];
