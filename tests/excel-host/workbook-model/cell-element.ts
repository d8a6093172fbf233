import type { Element } from '@xmldom/xmldom';
import { type Cell, type CellContent, isError } from './cell.ts';
import { child, children, descendants, escapeXml, MAIN, serializeXml } from './xml.ts';

/** Phonetic guides (rPh) are not part of what a cell says. */
function richText(holder: Element): string {
  return descendants(holder, 't')
    .filter((text) => text.parentNode?.nodeName.replace(/^.*:/, '') !== 'rPh')
    .map((text) => text.textContent ?? '')
    .join('');
}

/** Excel writes characters that XML cannot hold as _xHHHH_. */
const decodeEscapes = (text: string): string =>
  text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

export function readCellContent(element: Element, sharedStrings: readonly string[]): CellContent {
  const type = element.getAttribute('t') ?? 'n';
  if (type === 'inlineStr') {
    const holder = child(element, 'is');
    return holder ? decodeEscapes(richText(holder)) : null;
  }
  const text = child(element, 'v')?.textContent ?? '';
  if (type === 'str') return child(element, 'v') || child(element, 'f') ? decodeEscapes(text) : null;
  if (text === '') return null;
  if (type === 's') return sharedStrings[Number(text)] ?? '';
  if (type === 'b') return text === '1';
  if (type === 'e') return { error: text };
  return type === 'd' ? text : Number(text);
}

/** XML 1.0 holds no control characters but tab, line feed and return, and neither U+FFFE nor U+FFFF. */
const isForbidden = (code: number): boolean =>
  (code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d) || code === 0xfffe || code === 0xffff;

function encodeText(text: string): string {
  const spelled = [...text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')].map((character) => {
    const code = character.codePointAt(0) ?? 0;
    return isForbidden(code) ? `_x${code.toString(16).padStart(4, '0').toUpperCase()}_` : character;
  });
  return escapeXml(spelled.join(''));
}

function contentXml(value: CellContent, isFormula: boolean, prefix: string): { type: string; inner: string } {
  const v = (text: string): string => `<${prefix}v>${text}</${prefix}v>`;
  if (value === null) return { type: '', inner: '' };
  if (isError(value)) return { type: ' t="e"', inner: v(escapeXml(value.error)) };
  if (typeof value === 'boolean') return { type: ' t="b"', inner: v(value ? '1' : '0') };
  if (typeof value === 'number') return { type: '', inner: v(String(value)) };
  if (isFormula) return { type: ' t="str"', inner: v(encodeText(value)) };
  const text = `<${prefix}t xml:space="preserve">${encodeText(value)}</${prefix}t>`;
  return { type: ' t="inlineStr"', inner: `<${prefix}is>${text}</${prefix}is>` };
}

const withoutNamespace = (xml: string): string => xml.replaceAll(` xmlns="${MAIN}"`, '');

export const elementXml = (element: Element): string => withoutNamespace(serializeXml(element));

/** Text goes inline, so that the shared strings of the file stay as they are. */
export function cellXml(name: string, cell: Cell, prefix: string): string {
  const { source } = cell;
  if (source && !cell.isRecalculated) return elementXml(source);
  const formulaElement = source && child(source, 'f');
  const formula = formulaElement
    ? elementXml(formulaElement)
    : cell.formula === undefined
      ? ''
      : `<${prefix}f>${escapeXml(cell.formula)}</${prefix}f>`;
  const { type, inner } = contentXml(cell.value, cell.formula !== undefined, prefix);
  const style = cell.style === 0 ? '' : ` s="${cell.style}"`;
  return `<${prefix}c r="${name}"${style}${type}>${formula}${inner}</${prefix}c>`;
}

export function readSharedStrings(root: Element | undefined): readonly string[] {
  return root ? children(root, 'si').map((item) => decodeEscapes(richText(item))) : [];
}
