import { type SaxesAttributeNS, SaxesParser, type SaxesTagNS } from 'saxes';

/** The parts of a Word file that its text stands in, each as XML. */
export interface WordParts {
  readonly document: string;
  /** Names of the styles that paragraphs point to; '' where the file has none. */
  readonly styles: string;
}

// ECMA-376 part 1, in its transitional and its strict form.
const WORD =
  /^http:\/\/(?:schemas\.openxmlformats\.org\/wordprocessingml\/2006|purl\.oclc\.org\/ooxml\/wordprocessingml)\/main$/;
const COMPATIBILITY = 'http://schemas.openxmlformats.org/markup-compatibility/2006';

/**
 * The text of a Word document (ECMA-376 part 1, 17): a line for each paragraph, an empty one before a heading, and a
 * line for each row of a table, its cells apart by tabs. Deleted and moved-away text, notes, headers and footers are
 * not in it. Throws where the XML is broken.
 */
export function wordText({ document, styles }: WordParts): string {
  const headings = headingStyles(styles);
  const reader = createReader((style) => headings.has(style));
  parseXml(document, reader);
  return reader.lines().join('\n').trim();
}

/** The ids of the styles whose names say that they are headings; the names are English in every language's Word. */
function headingStyles(styles: string): ReadonlySet<string> {
  const found = new Set<string>();
  let id = '';
  const open = (tag: SaxesTagNS) => {
    if (tag.local === 'style') id = attributeOf(tag, 'styleId');
    if (tag.local === 'name' && /^(?:heading|title)/i.test(attributeOf(tag, 'val'))) found.add(id);
  };
  if (styles !== '') parseXml(styles, { open, text: () => undefined, close: () => undefined });
  return found;
}

interface XmlHandler {
  open(tag: SaxesTagNS): void;
  text(text: string): void;
  close(tag: SaxesTagNS): void;
}

function parseXml(xml: string, { open, text, close }: XmlHandler): void {
  const parser = new SaxesParser({ xmlns: true });
  parser.on('opentag', open);
  parser.on('text', text);
  parser.on('closetag', close);
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xml).close();
}

/** Attributes are named with their namespace's prefix, which a file may choose. */
const attributeOf = ({ attributes }: SaxesTagNS, local: string): string =>
  Object.values(attributes).find((each: SaxesAttributeNS) => each.local === local)?.value ?? '';

/** What is being read: lines stand in the innermost cell, or in the document itself. */
interface OpenPart {
  readonly kind: 'document' | 'paragraph' | 'table' | 'row' | 'cell';
  readonly lines: string[];
  text: string;
  isHeading: boolean;
}

const partKinds: Readonly<Record<string, OpenPart['kind']>> = {
  p: 'paragraph',
  tbl: 'table',
  tr: 'row',
  tc: 'cell',
};

/** Shown in a line as these characters; 17.3.3. */
const signs: Readonly<Record<string, string>> = {
  tab: '\t',
  ptab: '\t',
  br: '\n',
  cr: '\n',
  noBreakHyphen: '\u2011',
};

function createReader(isHeadingStyle: (id: string) => boolean): XmlHandler & { lines(): readonly string[] } {
  const whole: OpenPart = { kind: 'document', lines: [], text: '', isHeading: false };
  const open: OpenPart[] = [whole];
  /** How deep in what is not shown: text moved elsewhere, the older copy of a drawing, a paragraph's tab stops. */
  let hidden = 0;
  let isText = false;
  let isTicked = false;
  const innermost = (): OpenPart => open.at(-1) ?? whole;
  return {
    lines: () => whole.lines,
    open: (tag) => {
      if (hidden > 0 || isHidden(tag)) {
        hidden += 1;
        return;
      }
      if (!WORD.test(tag.uri)) return;
      const kind = partKinds[tag.local];
      if (kind !== undefined) open.push({ kind, lines: [], text: '', isHeading: false });
      if (tag.local === 't') isText = true;
      if (tag.local === 'pStyle' && isHeadingStyle(attributeOf(tag, 'val'))) innermost().isHeading = true;
      if (tag.local === 'checkBox') isTicked = false;
      if (tag.local === 'checked' || tag.local === 'default') isTicked = !isOff(attributeOf(tag, 'val'));
      innermost().text += signs[tag.local] ?? '';
    },
    text: (text) => {
      if (isText && hidden === 0) innermost().text += text;
    },
    close: (tag) => {
      if (hidden > 0) {
        hidden -= 1;
        return;
      }
      if (!WORD.test(tag.uri)) return;
      if (tag.local === 't') isText = false;
      // A tick box of an older form has no character of its own.
      if (tag.local === 'checkBox') innermost().text += isTicked ? '☒' : '☐';
      const done = partKinds[tag.local] === undefined ? undefined : open.pop();
      if (done !== undefined) innermost().lines.push(...linesOf(done));
    },
  };
}

/** 17.17.4: a switch without a value is on. */
const isOff = (value: string): boolean => /^(?:0|false|off)$/.test(value);

const isHidden = ({ uri, local }: SaxesTagNS): boolean =>
  uri === COMPATIBILITY ? local === 'Fallback' : WORD.test(uri) && (local === 'moveFrom' || local === 'tabs');

/** What a part gives to the one around it. A text box stands inside a paragraph: its lines follow the paragraph's own. */
function linesOf({ kind, lines, text, isHeading }: OpenPart): readonly string[] {
  if (kind === 'paragraph') return [...(isHeading ? [''] : []), text, ...lines];
  if (kind === 'cell') return [lines.filter((line) => line !== '').join(' ')];
  if (kind === 'row') return [lines.join('\t')];
  return ['', ...lines, ''];
}
