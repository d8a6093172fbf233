/** Bytes as a text of one character a byte (U+0000 to U+00FF), and back. */
export function bytesToText(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += PIECE)
    pieces.push(String.fromCharCode(...bytes.subarray(at, at + PIECE)));
  return pieces.join('');
}

/** As many as may be given to a function as arguments, with room to spare. */
const PIECE = 16_384;

export function textToBytes(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return bytes;
}

/** RFC 2045, section 6; null for an encoding that is not known, or a body that is not of it. */
export function decodeBody(body: string, encoding: string): string | null {
  if (encoding === 'quoted-printable') return decodeQuotedPrintable(body);
  if (encoding === 'base64') return decodeBase64(body);
  return /^(7bit|8bit|binary|)$/.test(encoding) ? body : null;
}

export function encodeBody(text: string, encoding: string): string {
  if (encoding === 'quoted-printable') return encodeQuotedPrintable(text);
  if (encoding === 'base64') return (btoa(text).match(/.{1,76}/g) ?? []).join('\r\n');
  return text;
}

const decodeQuotedPrintable = (body: string): string =>
  body
    .replace(/=[ \t]*\r?\n/g, '')
    .replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

function decodeBase64(body: string): string | null {
  try {
    return atob(body.replace(/\s+/g, ''));
  } catch {
    return null;
  }
}

/** Lines of at most 76 characters, line ends as they are. */
function encodeQuotedPrintable(text: string): string {
  return text
    .split('\r\n')
    .map((line) => {
      const written = line.replace(/[^\t\x20-\x3c\x3e-\x7e]|[\t ]$/g, toHex);
      return (written.match(/(?:=[0-9A-F]{2}|[^=]){1,24}/g) ?? ['']).join('=\r\n');
    })
    .join('\r\n');
}

const toHex = (character: string): string =>
  `=${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
