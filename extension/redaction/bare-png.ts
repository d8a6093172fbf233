import { concatBytes } from '../../shared/encoding.ts';

/** What a picture needs to be seen (PNG, third edition, 11.2): everything else may tell of what it was made from. */
const needed = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND']);

const signatureLength = 8;
/** Length, type and checksum, four bytes each. */
const frameLength = 12;

/** A PNG without its ancillary chunks: no texts, times, profiles or marks of the program that wrote it. */
export function barePng(png: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const kept: Uint8Array[] = [png.subarray(0, signatureLength)];
  for (let at = signatureLength; at + frameLength <= png.length; ) {
    const end = at + frameLength + view.getUint32(at);
    const type = String.fromCharCode(...png.subarray(at + 4, at + 8));
    if (needed.has(type)) kept.push(png.subarray(at, end));
    at = end;
    if (type === 'IEND') break;
  }
  return concatBytes(...kept);
}
