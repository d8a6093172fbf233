import { Certificate, type CryptoEngine, type ExtKeyUsage } from 'pkijs';
import { base64ToBytes, bytesToUtf8 } from '../encoding.ts';
import { signsCertificate } from './algorithms.ts';
import { isPlainSignature } from './plain-signature.ts';

/** The certificates in a file, DER: of the text form (PEM) as many as there are; none where it is no such file. */
export function readCertificates(file: Uint8Array): readonly Uint8Array<ArrayBuffer>[] {
  if (file.length > mostFileBytes) return [];
  const found = [...textOf(file).matchAll(pemForm)].flatMap(
    ([, base64 = '']) => base64ToBytes(base64.replaceAll(/\s/g, '')) ?? [],
  );
  const all = found.length > 0 ? found : [new Uint8Array(file)];
  return all.every((bytes) => parseCertificate(bytes) !== null) ? all : [];
}

const mostFileBytes = 1_000_000;
const pemForm = /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/g;

function textOf(bytes: Uint8Array): string {
  try {
    return bytesToUtf8(bytes);
  } catch {
    return '';
  }
}

export function parseCertificate(bytes: Uint8Array): Certificate | null {
  try {
    return Certificate.fromBER(new Uint8Array(bytes));
  } catch {
    return null;
  }
}

export const certificateBytes = (certificate: Certificate): Uint8Array<ArrayBuffer> =>
  new Uint8Array(certificate.toSchema().toBER());

const commonNameId = '2.5.4.3';
const organisationId = '2.5.4.10';

/** As people know it. What steers a terminal or turns the direction of writing is shown as a sign. */
export function nameIn({ typesAndValues }: Certificate['subject']): string {
  const partOf = (id: string): unknown =>
    typesAndValues.find(({ type }) => type === id)?.value.valueBlock.value;
  const name = [commonNameId, organisationId].map(partOf).find((value) => typeof value === 'string');
  return name === undefined ? 'an authority without a name' : String(name).replaceAll(/\p{C}/gu, '\uFFFD');
}

export const isValidAt = ({ notBefore, notAfter }: Certificate, atMs: number): boolean =>
  notBefore.value.getTime() <= atMs && atMs <= notAfter.value.getTime();

const keyUsageId = '2.5.29.15';
const basicConstraintsId = '2.5.29.19';
const extendedUsageId = '2.5.29.37';
const timeStampingId = '1.3.6.1.5.5.7.3.8';
/** RFC 5280, section 4.2: what is critical and not understood refuses the certificate. Names are not constrained here. */
const understood: ReadonlySet<string> = new Set([keyUsageId, basicConstraintsId, extendedUsageId]);

const understandsAll = ({ extensions = [] }: Certificate): boolean =>
  extensions.every(({ critical, extnID }) => !critical || understood.has(extnID));

const extensionOf = ({ extensions = [] }: Certificate, id: string) =>
  extensions.find(({ extnID }) => extnID === id);

/** The first byte of the bits, highest first: digitalSignature, contentCommitment, …, keyCertSign is the sixth. */
function keyUsageOf(certificate: Certificate): number | null {
  const extension = extensionOf(certificate, keyUsageId);
  if (extension === undefined) return null;
  const hex: unknown = extension.parsedValue?.valueBlock?.valueHexView;
  return hex instanceof Uint8Array ? (hex[0] ?? 0) : 0;
}

/** RFC 3161, section 2.3: for time stamps, for nothing else, and this in a critical extension. */
export function isForTimeStamps(certificate: Certificate): boolean {
  const extension = extensionOf(certificate, extendedUsageId);
  const usage = extension?.parsedValue as ExtKeyUsage | undefined;
  const isAlone = usage?.keyPurposes?.length === 1 && usage.keyPurposes[0] === timeStampingId;
  const bits = keyUsageOf(certificate);
  return (
    extension?.critical === true &&
    isAlone &&
    understandsAll(certificate) &&
    (bits === null || (bits & 0xc0) > 0)
  );
}

/** RFC 5280, section 6.1.4: may issue certificates, with so many others between it and the one that signs. */
function mayIssue(certificate: Certificate, between: number): boolean {
  const constraints: unknown = extensionOf(certificate, basicConstraintsId)?.parsedValue;
  if (typeof constraints !== 'object' || constraints === null || !('cA' in constraints)) return false;
  const most = 'pathLenConstraint' in constraints ? Number(constraints.pathLenConstraint) : Infinity;
  const bits = keyUsageOf(certificate);
  return (
    constraints.cA === true &&
    between <= most &&
    (bits === null || (bits & 0x04) > 0) &&
    understandsAll(certificate)
  );
}

/** Whether `issuer` signed the certificate and may have. Dates are the caller’s to look at. */
export async function isIssuedBy(
  certificate: Certificate,
  issuer: Certificate,
  { between, engine }: { readonly between: number; readonly engine: CryptoEngine },
): Promise<boolean> {
  if (!certificate.issuer.isEqual(issuer.subject) || !mayIssue(issuer, between)) return false;
  const { signature, signatureAlgorithm } = certificate;
  const isSame = signature.algorithmId === signatureAlgorithm.algorithmId;
  if (!isSame || !signsCertificate(signature) || !signsCertificate(signatureAlgorithm)) return false;
  const { unusedBits, valueHexView } = certificate.signatureValue.valueBlock;
  if (unusedBits !== 0 || !isPlainSignature(valueHexView, signature.algorithmId)) return false;
  try {
    return await certificate.verify(issuer, engine);
  } catch {
    return false;
  }
}
