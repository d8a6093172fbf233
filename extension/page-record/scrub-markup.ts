import { isPasswordLabel } from '../capture/form-control.ts';
import { isHarmless, isPrivateMarkup } from './private-markup.ts';

/**
 * Takes the values of private fields out of HTML or XML. Every place that could begin a field's tag counts, in whatever
 * it stands (a template, a comment, a script): so that nothing before it can hide a field. The text is read as bytes,
 * one a character, which is right for every encoding that leaves ASCII as it is. Null where it is made to be read for ever.
 */
export function scrubMarkup(html: string): string | null {
  const cuts: Cut[] = [];
  const closingAfter = findClosings(html);
  let read = 0;
  for (const opening of html.matchAll(FIELD_OPENING)) {
    const [whole, , name = ''] = opening;
    const tag = readTag(html, opening.index + whole.length);
    read += tag.attributes.length;
    if (read > MOST_ATTRIBUTES) return null;
    cuts.push(...cutsOf(html, { name: name.toLowerCase(), tag, start: opening.index, closingAfter }));
  }
  return cutAll(html, cuts);
}

/** Custom elements as well: some take a password as an attribute of their own and show the field inside. */
const FIELD_OPENING = /<([a-z][\w.]*:)?(input|textarea|iframe|frame|[a-z][\w.]*-[\w.-]*)(?=[\s/>])/gi;

/** Of all fields together: text that looks like tags begun over and over would cost its length squared. */
const MOST_ATTRIBUTES = 600_000;

interface Cut {
  readonly start: number;
  readonly end: number;
}

interface Attribute extends Cut {
  readonly name: string;
  readonly value: string;
}

interface Tag {
  readonly attributes: readonly Attribute[];
  readonly end: number;
}

interface Field {
  readonly name: string;
  readonly tag: Tag;
  readonly start: number;
  readonly closingAfter: (at: number) => number;
}

function cutsOf(html: string, { name, tag, start, closingAfter }: Field): readonly Cut[] {
  // A frame's own source stands in a part of its own; here it would be a second copy, in another spelling.
  if (name === 'iframe' || name === 'frame') return tag.attributes.filter((one) => one.name === 'srcdoc');
  const markup = new Map(tag.attributes.map((one) => [one.name, decodeEntities(one.value)]));
  const isLabelled = isTextInput(name, markup) && isPasswordLabel(wordsBefore(html, start));
  if (!isPrivateMarkup(markup) && !isLabelled) return [];
  // Of a custom element only what says that it is for a password counts, not what it is called.
  if (name.includes('-') && markup.get('type')?.toLowerCase() !== 'password') return [];
  const cuts: Cut[] = tag.attributes.filter((one) => !isHarmless(one.name));
  if (name !== 'textarea') return cuts;
  return [...cuts, { start: tag.end, end: closingAfter(tag.end) }];
}

/** Where the text area that begins at a place ends: many that are never closed share an end, looked for once. */
function findClosings(html: string): (at: number) => number {
  const closing = /<\/([a-z][\w.]*:)?textarea/gi;
  let last = { start: 0, end: -1 };
  return (at) => {
    if (at < last.start || at > last.end) {
      closing.lastIndex = at;
      last = { start: at, end: closing.exec(html)?.index ?? html.length };
    }
    return last.end;
  };
}

const isTextInput = (name: string, markup: ReadonlyMap<string, string>): boolean =>
  name === 'input' && /^\s*(?:text)?\s*$/i.test(markup.get('type') ?? '');

const LABEL_REACH = 300;

/** The text that stands right before a field, past the tags between them: its label, mostly. */
function wordsBefore(html: string, start: number): string {
  const before = html.slice(Math.max(0, start - LABEL_REACH), start);
  return />([^<>]+)(?:<[^<>]*>\s*)*$/.exec(before)?.[1] ?? '';
}

const ATTRIBUTE = /[\s/]*([^\s=>/][^\s=>/]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]*)))?/y;

/** The attributes of a start tag, from behind its name. */
function readTag(html: string, from: number): Tag {
  const attributes: Attribute[] = [];
  let at = from;
  for (;;) {
    ATTRIBUTE.lastIndex = at;
    const match = ATTRIBUTE.exec(html);
    if (match === null || match[0] === '') break;
    const [whole, name = '', double, single, bare] = match;
    attributes.push({
      name: name.toLowerCase(),
      value: double ?? single ?? bare ?? '',
      start: at,
      end: at + whole.length,
    });
    at += whole.length;
  }
  const end = html.indexOf('>', at);
  return { attributes, end: end < 0 ? html.length : end + 1 };
}

const decodeEntities = (text: string): string =>
  text
    .replace(/&#x([0-9a-f]{1,6});?/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/&#(\d{1,7});?/g, (_, number: string) => String.fromCharCode(Number(number)));

function cutAll(text: string, cuts: readonly Cut[]): string {
  if (cuts.length === 0) return text;
  const kept: string[] = [];
  let at = 0;
  for (const { start, end } of [...cuts].sort((a, b) => a.start - b.start)) {
    if (start > at) kept.push(text.slice(at, start));
    at = Math.max(at, end);
  }
  kept.push(text.slice(at));
  return kept.join('');
}
