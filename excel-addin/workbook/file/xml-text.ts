import { FileFault } from './file-fault.ts';

/** One tag of a part, by its place in the text: parts are patched, never parsed and written anew. */
export interface Tag {
  /** Without its prefix. */
  readonly name: string;
  /** With its colon, or ''. */
  readonly prefix: string;
  readonly kind: 'open' | 'close' | 'empty';
  readonly attributes: string;
  readonly start: number;
  readonly end: number;
}

/** A whole element: its tag, and where its content and itself end. */
export interface Element extends Tag {
  readonly contentEnd: number;
  readonly elementEnd: number;
}

const tagPattern =
  /<(\/?)(?:([^\s<>:/="']+:))?([^\s<>:/="']+)((?:\s+[^\s<>="'/]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>/y;

export function nextTag(xml: string, from: number): Tag | undefined {
  let start = xml.indexOf('<', from);
  while (start >= 0 && (xml[start + 1] === '?' || xml[start + 1] === '!')) start = afterAside(xml, start);
  if (start < 0) return undefined;
  tagPattern.lastIndex = start;
  const match = tagPattern.exec(xml);
  if (match === null) throw broken(`a broken tag: ${xml.slice(start, start + 40)}`);
  const [, slash, prefix = '', name = '', attributes = '', closing] = match;
  const kind = slash === '/' ? 'close' : closing === '/' ? 'empty' : 'open';
  return { name, prefix, kind, attributes, start, end: tagPattern.lastIndex };
}

/** The next '<' after a comment, a processing instruction or a CDATA section; entities are never declared in OOXML. */
function afterAside(xml: string, start: number): number {
  const ends: readonly (readonly [string, string])[] = [
    ['<?', '?>'],
    ['<!--', '-->'],
    ['<![CDATA[', ']]>'],
  ];
  const end = ends.find(([opening]) => xml.startsWith(opening, start))?.[1];
  const at = end === undefined ? -1 : xml.indexOf(end, start);
  if (at < 0) throw broken('a document type or an unfinished comment');
  return xml.indexOf('<', at);
}

/** Every element of one name, wherever it stands, in order; an element within one of its own name is left out. */
export function elements(xml: string, name: string, from = 0): Element[] {
  const found: Element[] = [];
  for (let tag = nextTag(xml, from); tag !== undefined; ) {
    const element = tag.name === name && tag.kind !== 'close' ? wholeElement(xml, tag) : undefined;
    if (element !== undefined) found.push(element);
    tag = nextTag(xml, element?.elementEnd ?? tag.end);
  }
  return found;
}

export const firstElement = (xml: string, name: string): Element | undefined => {
  for (let tag = nextTag(xml, 0); tag !== undefined; tag = nextTag(xml, tag.end))
    if (tag.name === name && tag.kind !== 'close') return wholeElement(xml, tag);
  return undefined;
};

/** The direct children of an element. */
export function children(xml: string, parent: Element): Element[] {
  const found: Element[] = [];
  if (parent.kind === 'empty') return found;
  for (let tag = nextTag(xml, parent.end); tag !== undefined && tag.start < parent.contentEnd; ) {
    const element = wholeElement(xml, tag);
    found.push(element);
    tag = nextTag(xml, element.elementEnd);
  }
  return found;
}

function wholeElement(xml: string, open: Tag): Element {
  if (open.kind === 'empty') return { ...open, contentEnd: open.end, elementEnd: open.end };
  let depth = 1;
  for (let tag = nextTag(xml, open.end); tag !== undefined; tag = nextTag(xml, tag.end)) {
    if (tag.kind === 'empty') continue;
    depth += tag.kind === 'open' ? 1 : -1;
    if (depth === 0) return { ...open, contentEnd: tag.start, elementEnd: tag.end };
  }
  throw broken(`<${open.name}> never ends`);
}

const attributePattern = /\s(?:[^\s=:"']+:)?([^\s=:"']+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** The value of an attribute by its local name (`id` finds `r:id`), or undefined. */
export function attribute(tag: Tag, name: string): string | undefined {
  if (!tag.attributes.includes(name)) return undefined;
  for (const [, found, double, single] of tag.attributes.matchAll(attributePattern))
    if (found === name) return unescapeXml(double ?? single ?? '');
  return undefined;
}

export const isOn = (tag: Tag, name: string): boolean => ['1', 'true'].includes(attribute(tag, name) ?? '');

/** Tag text with one attribute set: in place where it stands, else as the last. */
export function withAttribute(tagText: string, name: string, value: string): string {
  const written = `${name}="${escapeAttribute(value)}"`;
  const pattern = new RegExp(`(?<=\\s)${name}\\s*=\\s*(?:"[^"]*"|'[^']*')`);
  return pattern.test(tagText)
    ? tagText.replace(pattern, () => written)
    : tagText.replace(/\s*(\/?)>$/, (_, slash) => ` ${written}${slash}>`);
}

const broken = (what: string): FileFault =>
  new FileFault({ type: 'not-a-workbook', reason: `one of its parts is damaged (${what})` });

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

export const unescapeXml = (text: string): string =>
  text.includes('&') ? text.replace(/&(#x[0-9a-fA-F]+|#[0-9]+|lt|gt|amp|quot|apos);/g, character) : text;

function character(_: string, name: string): string {
  if (!name.startsWith('#')) return named[name] ?? '';
  const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return String.fromCodePoint(Math.min(0x10ffff, code));
}

/** Forbidden in XML 1.0: most control characters, lone surrogates, U+FFFE and U+FFFF. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;
const special: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' };

/** The caller has replaced what XML forbids; should any have slipped through, U+FFFD stands in its place. */
export const escapeXml = (text: string): string =>
  text.replace(forbidden, '\ufffd').replace(/[<>&]/g, (character) => special[character] ?? '');

export const escapeAttribute = (text: string): string =>
  text
    .replace(forbidden, '\ufffd')
    .replace(/[<>&"]/g, (character) => special[character] ?? '')
    .replace(/[\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`);

/** Cell text as OOXML has it (ST_Xstring, ISO/IEC 29500-1 22.9.2.19): `_x000D_` is a character, so an underscore is escaped. */
export const escapeCellText = (text: string): string =>
  escapeXml(text.includes('_x') ? text.replace(/_(?=x[0-9a-fA-F]{4}_)/g, '_x005F_') : text);

export const unescapeCellText = (text: string): string => decodeCharacters(unescapeXml(text));

export const decodeCharacters = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9a-fA-F]{4})_/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;

/** Our own XML, written without prefix, in a part that uses one for the main namespace. */
export const prefixed = (xml: string, prefix: string): string =>
  prefix === '' ? xml : xml.replace(/<(\/?)(?=[A-Za-z])/g, `<$1${prefix}`);
