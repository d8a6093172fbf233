import { Null } from 'asn1js';
import type { AlgorithmIdentifier } from 'pkijs';

export const sha256Id = '2.16.840.1.101.3.4.2.1';

/** By object identifier (RFC 5754): what is weaker or newer is not taken. */
const digests: Readonly<Record<string, DigestName>> = {
  [sha256Id]: 'SHA-256',
  '2.16.840.1.101.3.4.2.2': 'SHA-384',
  '2.16.840.1.101.3.4.2.3': 'SHA-512',
};
export type DigestName = 'SHA-256' | 'SHA-384' | 'SHA-512';

/** By object identifier, with the digest that each means; RSA’s own (RFC 3370, section 3.2) means whichever is named beside it. */
const signatures: Readonly<Record<string, DigestName | 'any'>> = {
  '1.2.840.113549.1.1.1': 'any',
  '1.2.840.113549.1.1.11': 'SHA-256',
  '1.2.840.113549.1.1.12': 'SHA-384',
  '1.2.840.113549.1.1.13': 'SHA-512',
  '1.2.840.10045.4.3.2': 'SHA-256',
  '1.2.840.10045.4.3.3': 'SHA-384',
  '1.2.840.10045.4.3.4': 'SHA-512',
};

/** Undefined where it is not known, or says more than its name. */
export const digestOf = (algorithm: AlgorithmIdentifier): DigestName | undefined =>
  hasNoParameters(algorithm) ? digests[algorithm.algorithmId] : undefined;

/** Whether a signature of this kind is one over this digest. */
export function signsDigest(algorithm: AlgorithmIdentifier, digest: DigestName): boolean {
  const meant = signatures[algorithm.algorithmId];
  return hasNoParameters(algorithm) && (meant === 'any' || meant === digest);
}

/** Of a certificate’s own signature, which has its digest in its name. */
export const signsCertificate = (algorithm: AlgorithmIdentifier): boolean =>
  hasNoParameters(algorithm) && (signatures[algorithm.algorithmId] ?? 'any') !== 'any';

const hasNoParameters = ({ algorithmParams }: AlgorithmIdentifier): boolean =>
  algorithmParams === undefined || (algorithmParams instanceof Null && algorithmParams.lenBlock.length === 0);
