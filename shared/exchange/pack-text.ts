import { base64ToBytes, bytesToBase64, bytesToUtf8 } from '../encoding.ts';

/**
 * A pack as text that can be copied, for windows that save no file (Excel's pane on some computers): base64 in
 * lines of 76 characters, as mail has it (RFC 2045, section 6.8).
 */
export const packToText = (bytes: Uint8Array): string =>
  (bytesToBase64(bytes).match(/.{1,76}/g) ?? []).join('\n');

/** The bytes of a pack that was kept as text; any other bytes come back as they are. */
export function unwrapPackText(bytes: Uint8Array): Uint8Array {
  // A zip begins with 'PK\3\4', which is 'UEsDB' in base64; a text editor may have put a byte order mark before it.
  const start = bytes[0] === 0xef ? 3 : 0;
  const isText = [...'UEsDB'].every((character, index) => bytes[start + index] === character.charCodeAt(0));
  if (!isText) return bytes;
  try {
    return base64ToBytes(bytesToUtf8(bytes.subarray(start)).replace(/\s+/g, '')) ?? bytes;
  } catch {
    return bytes;
  }
}
