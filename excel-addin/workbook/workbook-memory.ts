import type { Result } from '../../shared/result.ts';
import type { WorkbookError } from './workbook.ts';

/**
 * One small JSON text that travels inside the workbook, out of everybody's way. It is not undone together with
 * cells, so nothing that a cell shows may depend on it.
 */
export interface WorkbookMemory {
  /** null where nothing has been kept yet. */
  read(): Promise<Result<string | null, WorkbookError>>;
  write(text: string): Promise<Result<void, WorkbookError>>;
}

export const MEMORY_NAMESPACE = 'urn:plumbline:workbook:1';

/** Parts over 1 MB are refused on the web (OfficeDev/office-js#2408); well under half of that leaves room for escapes. */
export const MEMORY_MAX_BYTES = 400_000;

/** XML 1.0, section 2.2: no escape can carry these; within JSON they only occur in strings, where \u can. */
const isForbiddenInXml = (character: string): boolean =>
  /[\uFFFE\uFFFF]|\p{Surrogate}/u.test(character) || (character < ' ' && !'\t\n\r'.includes(character));

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

const escapeCharacter = (character: string): string => {
  const escaped = ESCAPES[character];
  if (escaped !== undefined) return escaped;
  return isForbiddenInXml(character)
    ? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
    : character;
};

export const memoryToXml = (text: string): string =>
  `<memory xmlns="${MEMORY_NAMESPACE}">${Array.from(text, escapeCharacter).join('')}</memory>`;

/** Also reads what other programs make of our part when they save it: another prefix, a declaration, CDATA or other escapes. */
export const xmlToMemory = (xml: string): string | null => {
  const content = /<(?:[\w.-]+:)?memory\b[^>]*>([\s\S]*)<\/(?:[\w.-]+:)?memory\s*>/.exec(xml)?.[1];
  if (content === undefined) return null;
  return content
    .split(/<!\[CDATA\[([\s\S]*?)\]\]>/)
    .map((piece, index) => (index % 2 === 1 ? piece : unescapeXml(piece)))
    .join('');
};

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const unescapeXml = (text: string): string =>
  text.replace(/&(#x?)?(\w+);/g, (whole: string, mark: string | undefined, name: string) => {
    if (mark === undefined) return NAMED[name] ?? whole;
    return String.fromCodePoint(Number.parseInt(name, mark === '#x' ? 16 : 10));
  });
