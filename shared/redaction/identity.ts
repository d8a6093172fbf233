import { foldWord } from './flatten.ts';
import { type IdentifierClass, isNameClass } from './hit.ts';

/** By what two written forms are known to be of one person or number: their words, else their letters and digits. */
export function identityOf(written: string, kind: IdentifierClass): string {
  if (isNameClass(kind)) return `name ${nameWords(written).join(' ')}`;
  if (kind === 'phone') return `phone ${written.replace(/\D/g, '').replace(/^(?:00)?440?/, '0')}`;
  const signs = foldWord(written).replace(/[^\p{L}\p{N}]/gu, '');
  return `${kind} ${signs === '' ? written : signs}`;
}

/** The folded words of a name, given name first: "SMITH, John" is "john smith". */
export function nameWords(written: string): readonly string[] {
  const ordered = /^[^,]+,[^,]+$/.test(written) ? written.split(',').reverse().join(' ') : written;
  return foldWord(ordered).match(/[\p{L}\p{N}]+/gu) ?? [written];
}
