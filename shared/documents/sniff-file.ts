import { unzipSync } from 'fflate';
import { decodeText } from './decode-text.ts';

export type ReadableKind =
  | { readonly type: 'pdf' }
  | { readonly type: 'word' }
  | { readonly type: 'workbook' }
  | { readonly type: 'email' }
  | { readonly type: 'text' }
  | { readonly type: 'picture'; readonly mediaType: string };

/** What is not read, by what has to be done about it. */
export type RefusedKind =
  | 'empty'
  | 'old-excel'
  | 'binary-excel'
  | 'old-word'
  | 'powerpoint'
  | 'outlook-message'
  | 'encrypted-office'
  | 'open-document'
  | 'rich-text'
  | 'web-page'
  | 'foreign-picture'
  | 'evidence-file'
  | 'archive'
  | 'program'
  | 'unknown';

export type FileKind = ReadableKind | { readonly type: 'refused'; readonly kind: RefusedKind };

const refused = (kind: RefusedKind): FileKind => ({ type: 'refused', kind });

/** What a file is, told by its bytes alone: its name may say anything. */
export function sniffFile(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) return refused('empty');
  const picture = pictureStarts.find(({ isStartOf }) => isStartOf(bytes));
  if (picture) return { type: 'picture', mediaType: picture.mediaType };
  const known = refusedStarts.find(({ starts }) => starts.some((start) => startsWith(bytes, start)));
  if (known) return refused(known.kind);
  if (startsWith(bytes, 'PK\u0003\u0004')) return sniffZip(bytes);
  if (startsWith(bytes, '\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1')) return sniffCompoundFile(bytes);
  // ISO 32000 puts it first; readers everywhere allow it within the first 1,024 bytes.
  if (indexOfAscii(bytes.subarray(0, 1024), '%PDF-') >= 0) return { type: 'pdf' };
  if (['heic', 'heix', 'mif1', 'avif', 'hevc'].some((brand) => startsWith(bytes, `ftyp${brand}`, 4)))
    return refused('foreign-picture');
  return sniffText(bytes);
}

const pictureStarts = [
  { mediaType: 'image/png', isStartOf: (bytes: Uint8Array) => startsWith(bytes, '\u0089PNG\r\n\u001a\n') },
  { mediaType: 'image/jpeg', isStartOf: (bytes: Uint8Array) => startsWith(bytes, '\u00ff\u00d8\u00ff') },
  { mediaType: 'image/gif', isStartOf: (bytes: Uint8Array) => startsWith(bytes, 'GIF8') },
  {
    mediaType: 'image/webp',
    isStartOf: (bytes: Uint8Array) => startsWith(bytes, 'RIFF') && startsWith(bytes, 'WEBP', 8),
  },
] as const;

const refusedStarts: readonly { readonly kind: RefusedKind; readonly starts: readonly string[] }[] = [
  {
    kind: 'program',
    // Windows, Linux and macOS programs, and a Windows shortcut.
    starts: [
      'MZ',
      '\u007fELF',
      '\u00cf\u00fa\u00ed\u00fe',
      '\u00ca\u00fe\u00ba\u00be',
      'L\u0000\u0000\u0000\u0001\u0014\u0002',
    ],
  },
  {
    kind: 'archive',
    starts: ['7z\u00bc\u00af\u0027\u001c', 'Rar!', '\u001f\u008b', 'BZh', '\u00fd7zXZ', 'PK\u0005\u0006'],
  },
  { kind: 'foreign-picture', starts: ['II*\u0000', 'MM\u0000*', 'BM'] },
  { kind: 'rich-text', starts: ['{\\rtf'] },
  { kind: 'evidence-file', starts: ['age-encryption.org/', '-----BEGIN AGE ENCRYPTED FILE-----'] },
];

/** By the parts that ECMA-376 and OASIS ODF name; nothing is unpacked. */
function sniffZip(bytes: Uint8Array): FileKind {
  const names: string[] = [];
  try {
    unzipSync(bytes, {
      filter: ({ name }) => {
        names.push(name);
        return false;
      },
    });
  } catch {
    return refused('archive');
  }
  const has = (form: RegExp) => names.some((name) => form.test(name));
  if (has(/^word\/document\d*\.xml$/)) return { type: 'word' };
  if (has(/^xl\/workbook\.bin$/)) return refused('binary-excel');
  if (has(/^xl\/workbook\d*\.xml$/)) return { type: 'workbook' };
  if (has(/^ppt\//)) return refused('powerpoint');
  if (has(/^content\.xml$/) && has(/^META-INF\/manifest\.xml$/)) return refused('open-document');
  if (has(/^contents\.jsonl$/) && has(/^manifest\.json$/)) return refused('evidence-file');
  return refused('archive');
}

/** By the names of the streams inside, which stand in UTF-16 ([MS-CFB] 2.6.1). */
function sniffCompoundFile(bytes: Uint8Array): FileKind {
  const has = (stream: string) => indexOfAscii(bytes, [...stream].join('\u0000')) >= 0;
  if (has('EncryptedPackage')) return refused('encrypted-office');
  if (has('__substg1.0_')) return refused('outlook-message');
  if (has('WordDocument')) return refused('old-word');
  if (has('PowerPoint Document')) return refused('powerpoint');
  if (has('Workbook') || has('Book')) return refused('old-excel');
  return refused('unknown');
}

/** Enough to tell what a text is. */
const headBytes = 65_536;

function sniffText(bytes: Uint8Array): FileKind {
  const text = decodeText(bytes.subarray(0, headBytes), bytes.length > headBytes);
  if (text === null) return refused('unknown');
  if (/^\s*(?:<!doctype html|<html[\s>])/i.test(text)) return refused('web-page');
  return { type: isEmail(text) ? 'email' : 'text' };
}

/** RFC 5322: header fields first, to an empty line; two that a note or a table would hardly begin with. */
function isEmail(text: string): boolean {
  const [head = ''] = text.replace(/^From .*\r?\n/, '').split(/\r?\n\r?\n/, 1);
  const lines = head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  if (lines.some((line) => !/^[!-9;-~]+:/.test(line))) return false;
  const known =
    /^(?:from|to|cc|subject|date|received|mime-version|message-id|return-path|content-type|delivered-to):/i;
  return lines.filter((line) => known.test(line)).length >= 3 && lines.some((line) => /^from:/i.test(line));
}

const startsWith = (bytes: Uint8Array, start: string, at = 0): boolean =>
  bytes.length >= at + start.length &&
  [...start].every((character, index) => bytes[at + index] === character.charCodeAt(0));

function indexOfAscii(bytes: Uint8Array, word: string): number {
  const first = word.charCodeAt(0);
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (startsWith(bytes, word, at)) return at;
  }
  return -1;
}
