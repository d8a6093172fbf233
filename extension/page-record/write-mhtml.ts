import { concatBytes, utf8ToBytes } from '../../shared/encoding.ts';
import { bytesToText, encodeBody, textToBytes } from './transfer-encoding.ts';
import type { WrittenFrame } from './write-frame.ts';

/** RFC 2392: how one part of an archive names another. */
export const frameLink = (frameId: number): string => `frame-${frameId}@plumbline`;

/** '=_' stands in no quoted-printable text (RFC 2045, section 6.7). */
const BOUNDARY = '----plumbline=_page';

/** The frames of a page as one archive (RFC 2557), in the form that Chromium and Edge open; the page itself first. */
export function writeMhtml(
  frames: readonly { readonly frameId: number; readonly written: WrittenFrame }[],
): Uint8Array<ArrayBuffer> {
  const [top] = frames;
  const head = lines(
    'From: <Saved by Plumbline>',
    `Snapshot-Content-Location: ${headerText(top?.written.url ?? '')}`,
    `Subject: ${headerText(top?.written.title ?? '')}`,
    'MIME-Version: 1.0',
    `Content-Type: multipart/related; type="text/html"; boundary="${BOUNDARY}"`,
    '',
    '',
  );
  const parts = frames.map(({ frameId, written }) => {
    const partHead = lines(
      '',
      `--${BOUNDARY}`,
      'Content-Type: text/html; charset=utf-8',
      `Content-ID: <${frameLink(frameId)}>`,
      'Content-Transfer-Encoding: quoted-printable',
      `Content-Location: ${headerText(written.url)}`,
      '',
      '',
    );
    const body = encodeBody(bytesToText(utf8ToBytes(written.html.toWellFormed())), 'quoted-printable');
    return textToBytes(partHead + body);
  });
  return concatBytes(textToBytes(head), ...parts, textToBytes(lines('', `--${BOUNDARY}--`, '')));
}

const lines = (...all: readonly string[]): string => all.join('\r\n');

/** RFC 2047 where a header's text is more than ASCII. */
function headerText(text: string): string {
  const plain = text.replace(/\s+/g, ' ').slice(0, 500).toWellFormed();
  if (/^[\x20-\x7e]*$/.test(plain)) return plain;
  return `=?utf-8?B?${btoa(bytesToText(utf8ToBytes(plain)))}?=`;
}
