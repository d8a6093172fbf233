import canonicalize from 'canonicalize';
import type { Json } from '../brand.ts';

/** The one text of a JSON value (RFC 8785): what is hashed and signed. */
export function toCanonical(value: Json): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('a JSON value has a canonical text');
  return text;
}
