import { Integer, Null, OctetString } from 'asn1js';
import { AlgorithmIdentifier, MessageImprint, TimeStampReq } from 'pkijs';
import { concatBytes } from '../encoding.ts';
import { sha256Id } from './algorithms.ts';
import { imprintOf } from './imprint.ts';

export interface RequestSettings {
  /** Random; null where the answer may come from anywhere and any time, as by a file. */
  readonly nonce: Uint8Array | null;
  readonly policy: string | null;
}

/** A TimeStampReq (RFC 3161, section 2.4.1) that asks for the certificate, too. It tells a digest, and no more. */
export async function writeTimeStampRequest(
  note: string,
  { nonce, policy }: RequestSettings,
): Promise<Uint8Array<ArrayBuffer>> {
  const hashAlgorithm = new AlgorithmIdentifier({ algorithmId: sha256Id, algorithmParams: new Null() });
  const hashedMessage = new OctetString({ valueHex: await imprintOf(note) });
  const request = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({ hashAlgorithm, hashedMessage }),
    certReq: true,
    ...(policy !== null && { reqPolicy: policy }),
    ...(nonce !== null && { nonce: new Integer({ valueHex: nonceInteger(nonce) }) }),
  });
  return new Uint8Array(request.toSchema().toBER());
}

/** The 1 before it keeps the number positive and as long as it is, whatever the random bytes are. */
export const nonceInteger = (nonce: Uint8Array): Uint8Array<ArrayBuffer> =>
  concatBytes(Uint8Array.of(1), nonce);
