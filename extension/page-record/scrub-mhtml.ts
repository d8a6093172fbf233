import { concatBytes } from '../../shared/encoding.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { scrubMarkup } from './scrub-markup.ts';
import { bytesToText, decodeBody, encodeBody, textToBytes } from './transfer-encoding.ts';

export interface ScrubError {
  readonly type: 'archive-unreadable';
}

const unreadable = err<ScrubError>({ type: 'archive-unreadable' });

/**
 * Takes what stands in fields for passwords, codes and card numbers out of a page's archive (RFC 2557), which has it
 * wherever a page or its framework wrote it in an attribute. What cannot be read for certain is refused as a whole.
 */
export function scrubMhtml(bytes: Uint8Array<ArrayBuffer>): Result<Uint8Array<ArrayBuffer>, ScrubError> {
  const text = bytesToText(bytes);
  const head = text.slice(0, Math.max(0, text.indexOf('\r\n\r\n')));
  const boundary = /^content-type:\s*multipart\/related;[\s\S]*?boundary="?([^"\r\n;]+)"?/im.exec(head)?.[1];
  if (boundary === undefined) return unreadable;
  const delimiter = `\r\n--${boundary}`;
  const kept: Uint8Array[] = [];
  let at = text.indexOf(delimiter);
  let copied = 0;
  while (at >= 0) {
    const start = at + delimiter.length;
    if (text.startsWith('--', start)) break;
    const end = text.indexOf(delimiter, start);
    if (end < 0) return unreadable;
    const scrubbed = scrubPart(text.slice(start, end));
    if (!scrubbed.ok) return scrubbed;
    if (scrubbed.value !== null) {
      kept.push(bytes.subarray(copied, start), textToBytes(scrubbed.value));
      copied = end;
    }
    at = end;
  }
  if (at < 0) return unreadable;
  return ok(concatBytes(...kept, bytes.subarray(copied)));
}

/** The part with its head; null where it may stay as it is. */
function scrubPart(part: string): Result<string | null, ScrubError> {
  const bodyStart = part.indexOf('\r\n\r\n') + 4;
  if (bodyStart < 4) return unreadable;
  const head = part.slice(0, bodyStart);
  const mediaType = /^content-type:\s*([^\s;]+)/im.exec(head)?.[1]?.toLowerCase() ?? 'text/plain';
  if (!/^text\/|xml/.test(mediaType) || mediaType === 'text/css') return ok(null);
  const encoding = /^content-transfer-encoding:\s*([^\s;]+)/im.exec(head)?.[1]?.toLowerCase() ?? '';
  const body = decodeBody(part.slice(bodyStart), encoding);
  // Two bytes a character: none of the tags would be found.
  if (body === null || body.includes('\0')) return unreadable;
  const scrubbed = scrubMarkup(body);
  if (scrubbed === null) return unreadable;
  return ok(scrubbed === body ? null : head + encodeBody(scrubbed, encoding));
}
