import { fromBER, Integer, Sequence } from 'asn1js';
import { isSame } from './same-bytes.ts';

/**
 * Whether a signature is written in the one way that its numbers have. RSA’s is a number as long as the key; of
 * ECDSA’s two numbers (RFC 3279, section 2.2.3) the library takes many writings.
 */
export function isPlainSignature(signature: Uint8Array, algorithmId: string): boolean {
  if (!algorithmId.startsWith(ecdsaIds)) return true;
  const { result } = fromBER(new Uint8Array(signature));
  const numbers: readonly unknown[] = result instanceof Sequence ? result.valueBlock.value : [];
  const plain = numbers.flatMap((one) =>
    one instanceof Integer ? new Integer({ valueHex: one.valueBlock.valueHexView }) : [],
  );
  return plain.length === 2 && isSame(new Uint8Array(new Sequence({ value: plain }).toBER()), signature);
}

const ecdsaIds = '1.2.840.10045.4.';
