import { Certificate, IssuerAndSerialNumber, SignedData, TimeStampResp, TSTInfo } from 'pkijs';
import { err, ok, type Result } from '../result.ts';
import { isIssuedBy, parseCertificate } from './certificates.ts';
import { tokenBytes, unlessBroken } from './parse-token.ts';
import { mostTokenBytes, type StampedTime, type TimeStampError } from './time-stamp.ts';
import { type Expected, engine, findAnchor, verifyTimeStamp } from './verify-time-stamp.ts';

export interface AnsweredStamp {
  /** The token in the form that is kept. */
  readonly token: Uint8Array<ArrayBuffer>;
  readonly stamp: StampedTime;
}

/**
 * An authority's answer (TimeStampResp, .tsr) to what was asked of it. Where certificates of authorities were set up, it
 * has to lead to one of them.
 */
export async function readAnswer(
  bytes: Uint8Array,
  expected: Expected,
): Promise<Result<AnsweredStamp, TimeStampError>> {
  if (bytes.length > mostTokenBytes) return err({ type: 'stamp-too-large' });
  const data = readGranted(bytes);
  if (!data.ok) return data;
  const { certificates } = expected.authority;
  const anchors = certificates.flatMap((one) => parseCertificate(one) ?? []);
  const token = await toKeptForm(data.value, anchors).catch(() => null);
  if (token === null) return err({ type: 'stamp-unreadable' });
  const stamp = await verifyTimeStamp(token, expected);
  if (!stamp.ok) return stamp;
  const { vouchedBy, signedBy } = stamp.value;
  return vouchedBy === null && certificates.length > 0
    ? err({ type: 'stamp-authority-unknown', signedBy })
    : ok({ token, stamp: stamp.value });
}

/** What an answer is of, before anything of it is checked: only to find the note. */
export function stampedImprint(bytes: Uint8Array): Uint8Array | null {
  const data = bytes.length > mostTokenBytes ? null : readGranted(bytes);
  if (!data?.ok) return null;
  return unlessBroken(() => {
    const content = data.value.encapContentInfo.eContent?.getValue();
    return content === undefined
      ? null
      : TSTInfo.fromBER(content).messageImprint.hashedMessage.valueBlock.valueHexView;
  });
}

/** PKIStatus, RFC 3161, section 2.4.2: granted, or granted otherwise than asked; what came is checked all the same. */
const granted: ReadonlySet<number> = new Set([0, 1]);

function readGranted(bytes: Uint8Array): Result<SignedData, TimeStampError> {
  const answer = unlessBroken(() => TimeStampResp.fromBER(new Uint8Array(bytes)));
  if (answer === null) return err({ type: 'stamp-unreadable' });
  const { status, statusStrings = [] } = answer.status;
  if (!granted.has(status)) {
    const words = statusStrings.map(({ valueBlock }) => String(valueBlock.value)).join(' ');
    return err({
      type: 'stamp-not-granted',
      status,
      words: words.replaceAll(/\p{C}/gu, '\uFFFD').slice(0, 200),
    });
  }
  const data = unlessBroken(() => new SignedData({ schema: answer.timeStampToken?.content }));
  return data === null ? err({ type: 'stamp-unreadable' }) : ok(data);
}

/**
 * Leaves out what no signature covers: lists of revoked certificates, attributes beside the signature, certificates that
 * the signer’s does not hang on, and those that were set up here anyway. What the authority signed stays as it came.
 */
async function toKeptForm(
  data: SignedData,
  anchors: readonly Certificate[],
): Promise<Uint8Array<ArrayBuffer> | null> {
  const [signer] = data.signerInfos;
  const all = (data.certificates ?? []).filter((one) => one instanceof Certificate);
  const sid: unknown = signer?.sid;
  if (signer === undefined || !(sid instanceof IssuerAndSerialNumber)) return null;
  const own = all.find(
    ({ issuer, serialNumber }) => issuer.isEqual(sid.issuer) && serialNumber.isEqual(sid.serialNumber),
  );
  if (own === undefined) return null;
  data.certificates = [...(await chainFrom(own, { all, anchors }))];
  delete data.crls;
  delete signer.unsignedAttrs;
  return tokenBytes(data);
}

/** Five are more than any authority has; two that issue each other would go on for ever. */
const mostCertificates = 5;

async function chainFrom(
  own: Certificate,
  { all, anchors }: { readonly all: readonly Certificate[]; readonly anchors: readonly Certificate[] },
): Promise<readonly Certificate[]> {
  const chain = [own];
  while (chain.length < mostCertificates && (await findAnchor(chain, anchors)) === null) {
    const issuer = await findIssuer(chain, all);
    if (issuer === undefined) break;
    chain.push(issuer);
  }
  return chain;
}

async function findIssuer(
  chain: readonly Certificate[],
  all: readonly Certificate[],
): Promise<Certificate | undefined> {
  const last = chain.at(-1);
  const between = chain.length - 1;
  for (const one of all) {
    if (last === undefined || chain.includes(one)) continue;
    if (await isIssuedBy(last, one, { between, engine })) return one;
  }
  return undefined;
}
