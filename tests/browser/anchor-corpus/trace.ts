/**
 * Where every character of the original page is, whatever is done to the page: the truth of the corpus.
 * Each character of a Text node carries a mark, and the few edits below carry the marks along; nothing is ever
 * looked for. A Text node without marks came from elsewhere.
 */
export interface Trace {
  readonly marks: WeakMap<Text, readonly Mark[]>;
  readonly parts: WeakMap<Element, Part>;
  /** What no reader sees, put there by a change. */
  readonly noise: WeakSet<Element>;
}

/** The original's number; its negative minus two where an edit stands in for the original; or FOREIGN. */
export type Mark = number;
export const FOREIGN: Mark = -1;
export const asEdited = (mark: Mark): Mark => (mark >= 0 ? -mark - 2 : mark);
export const originOf = (mark: Mark): number => (mark >= 0 ? mark : -mark - 2);

/** What an element is to a reader, however it is written. */
export type Part = 'table' | 'head' | 'row' | 'cell' | 'label' | 'value' | 'record';
export const PART_ATTRIBUTE = 'data-part';

/** Numbers the page's characters, and takes what the template says of its parts out of the page. */
export function traceOriginal(root: Element): Trace {
  const trace: Trace = { marks: new WeakMap(), parts: new WeakMap(), noise: new WeakSet() };
  let next = 0;
  for (const text of textsOf(root)) {
    trace.marks.set(
      text,
      Array.from({ length: text.length }, () => next++),
    );
  }
  readParts(root, trace);
  return trace;
}

/** The parts of a page that is no original: its text is foreign. */
export function readParts(root: Element, trace: Trace): void {
  for (const element of root.querySelectorAll('*')) {
    const part = element.getAttribute(PART_ATTRIBUTE) ?? partOfTag(element);
    element.removeAttribute(PART_ATTRIBUTE);
    if (part !== null && part !== 'none') trace.parts.set(element, part as Part);
  }
}

function partOfTag(element: Element): Part | null {
  const tag = element.localName;
  if (tag === 'table') return 'table';
  if (tag === 'tr') return element.closest('thead') ? 'head' : 'row';
  if (tag === 'td' || tag === 'th') return 'cell';
  if (tag === 'dt') return 'label';
  return tag === 'dd' ? 'value' : null;
}

export function textsOf(root: Node): Text[] {
  const walker = (root.ownerDocument ?? (root as Document)).createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) texts.push(node as Text);
  return texts;
}

export function marksOf(trace: Trace, text: Text): readonly Mark[] {
  return trace.marks.get(text) ?? Array.from({ length: text.length }, () => FOREIGN);
}

/**
 * What the replacement is to the reader: `same` the same words in other clothes (case, quotes, white space),
 * `edit` other words standing in for the old, `new` other words altogether: the old ones are gone.
 */
export type Meaning = 'same' | 'edit' | 'new';

export interface Replacement {
  readonly text: Text;
  readonly start: number;
  readonly end: number;
  readonly by: string;
  readonly as: Meaning;
}

export function replaceText(trace: Trace, { text, start, end, by, as }: Replacement): void {
  const marks = marksOf(trace, text);
  const old = marks.slice(start, end);
  const stand = Array.from({ length: by.length }, (_, at) => {
    const mark = old[Math.floor((at * old.length) / by.length)] ?? FOREIGN;
    if (as === 'new') return FOREIGN;
    return as === 'same' ? mark : asEdited(mark);
  });
  text.data = text.data.slice(0, start) + by + text.data.slice(end);
  trace.marks.set(text, [...marks.slice(0, start), ...stand, ...marks.slice(end)]);
}

export function splitText(trace: Trace, text: Text, offset: number): Text {
  const marks = marksOf(trace, text);
  const tail = text.splitText(offset);
  trace.marks.set(text, marks.slice(0, offset));
  trace.marks.set(tail, marks.slice(offset));
  return tail;
}

/** As the parser would have written it: no empty Text, no two side by side. */
export function joinTexts(trace: Trace, root: Node): void {
  for (const text of textsOf(root)) {
    const before = text.previousSibling;
    if (text.length === 0) text.remove();
    else if (before?.nodeType === Node.TEXT_NODE) {
      const marks = [...marksOf(trace, before as Text), ...marksOf(trace, text)];
      text.data = (before as Text).data + text.data;
      before.remove();
      trace.marks.set(text, marks);
    }
  }
}

/** The same content in new nodes, as a page that is drawn again has it. */
export function redraw<T extends Node>(trace: Trace, node: T): T {
  const copy = node.cloneNode(true) as T;
  carry(trace, node, copy);
  return copy;
}

/** A second copy of the content: a reader who looks for the original must not take it for it. */
export function duplicate<T extends Node>(trace: Trace, node: T): T {
  const copy = node.cloneNode(true) as T;
  carry({ ...trace, marks: new WeakMap() }, node, copy);
  return copy;
}

function carry(trace: Trace, from: Node, to: Node): void {
  if (from.nodeType === Node.TEXT_NODE) {
    trace.marks.set(to as Text, marksOf(trace, from as Text));
    return;
  }
  const part = trace.parts.get(from as Element);
  if (part) trace.parts.set(to as Element, part);
  if (trace.noise.has(from as Element)) trace.noise.add(to as Element);
  for (let at = 0; at < from.childNodes.length; at++)
    carry(trace, from.childNodes[at] as Node, to.childNodes[at] as Node);
}
