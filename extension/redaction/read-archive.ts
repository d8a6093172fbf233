import { bytesToText, decodeBody, textToBytes } from '../page-record/transfer-encoding.ts';
import type { PageBlock } from './page-block.ts';
import { readPageText } from './read-page-text.ts';

/** The text of all frames of a page's archive (RFC 2557), as it is stored; null where it cannot be read for certain. */
export async function readArchive(packed: Uint8Array): Promise<readonly PageBlock[] | null> {
  const bytes = await unpack(packed);
  const parts = bytes && partsOf(bytesToText(bytes));
  if (parts === null) return null;
  const blocks: PageBlock[] = [];
  for (const part of parts) {
    const read = readPart(part);
    if (read === null) return null;
    blocks.push(...read);
  }
  return blocks;
}

/** Unpacked; more is no page that anybody reads, and is left out rather than searched for minutes. */
const mostBytes = 50e6;

async function unpack(packed: Uint8Array): Promise<Uint8Array<ArrayBuffer> | null> {
  const stream = new Blob([new Uint8Array(packed)]).stream().pipeThrough(new DecompressionStream('gzip'));
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  try {
    const reader = stream.getReader();
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      length += read.value.length;
      if (length > mostBytes) return null;
      pieces.push(read.value);
    }
  } catch {
    return null;
  }
  return new Uint8Array(await new Blob(pieces).arrayBuffer());
}

function partsOf(archive: string): readonly string[] | null {
  const head = archive.slice(0, Math.max(0, archive.indexOf('\r\n\r\n')));
  const boundary = /^content-type:\s*multipart\/related;[\s\S]*?boundary="?([^"\r\n;]+)"?/im.exec(head)?.[1];
  return boundary === undefined ? null : archive.split(`\r\n--${boundary}`).slice(1, -1);
}

/** Of pictures, styles and scripts nothing is read. */
function readPart(part: string): readonly PageBlock[] | null {
  const bodyStart = part.indexOf('\r\n\r\n') + 4;
  if (bodyStart < 4) return null;
  const head = part.slice(0, bodyStart);
  const mediaType = /^content-type:\s*([^\s;]+)/im.exec(head)?.[1]?.toLowerCase() ?? 'text/plain';
  if (mediaType !== 'text/html' && mediaType !== 'application/xhtml+xml') return [];
  const encoding = /^content-transfer-encoding:\s*([^\s;]+)/im.exec(head)?.[1]?.toLowerCase() ?? '';
  const body = decodeBody(part.slice(bodyStart), encoding);
  const html = body === null || body.includes('\0') ? null : toText(textToBytes(body));
  return html === null ? null : readPageText(html);
}

/** Older pages are written in one byte a letter. */
function toText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
