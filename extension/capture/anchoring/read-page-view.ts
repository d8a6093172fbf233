import type { LineKind, PageLine, PageView } from '../../../shared/evidence/anchoring/page-view.ts';
import { isElement } from '../composed-tree.ts';
import { attributeOf, localNameOf, parentElementOf } from '../dom-properties.ts';
import type { PageText } from '../page-text.ts';
import { createRecordReader } from './read-records.ts';

const LINES_PER_STEP = 200;

/** What anchoring needs of a page, in steps. */
export function* pageViewSteps(page: PageText, title: string): Generator<undefined, PageView> {
  const lines: PageLine[] = [];
  const reader = createRecordReader(page);
  const kinds = new Map<Element, Pick<PageLine, 'kind' | 'level'>>();
  let at = 0;
  for (const { start, end } of spansOfLines(page.text)) {
    while ((page.segments[at]?.end ?? Number.POSITIVE_INFINITY) <= start) at += 1;
    const node = page.segments[at]?.node;
    const element = node && (isElement(node) ? node : parentElementOf(node));
    const look = element ? kindOf(kinds, element) : PLAIN;
    lines.push({ start, end, ...look, record: element ? reader.recordOf(element) : -1 });
    if (lines.length % LINES_PER_STEP === 0) yield;
  }
  return { title, text: page.text, lines, ...(yield* reader.finish()) };
}

function* spansOfLines(text: string): Generator<{ readonly start: number; readonly end: number }> {
  for (const { 0: line, index } of text.matchAll(/[^\n\t]+/g)) {
    const solid = line.trim();
    const start = index + line.length - line.trimStart().length;
    if (solid !== '') yield { start, end: start + solid.length };
  }
}

const PLAIN = { kind: 'text', level: 0 } as const;

const KINDS: readonly (readonly [RegExp, LineKind])[] = [
  [/^(dt|label|legend|summary)$/, 'label'],
  [/^dd$/, 'value'],
  [/^(th|caption|columnheader|rowheader)$/, 'header'],
  [/^(td|cell|gridcell)$/, 'cell'],
  [/^(li|listitem)$/, 'item'],
];

function kindOf(known: Map<Element, Pick<PageLine, 'kind' | 'level'>>, element: Element) {
  const climbed: Element[] = [];
  let look: Pick<PageLine, 'kind' | 'level'> | undefined;
  for (let at: Element | null = element; at && !look; at = parentElementOf(at)) {
    look = known.get(at) ?? ownKind(at) ?? undefined;
    climbed.push(at);
  }
  for (const one of climbed) known.set(one, look ?? PLAIN);
  return look ?? PLAIN;
}

function ownKind(element: Element): Pick<PageLine, 'kind' | 'level'> | null {
  const name = attributeOf(element, 'role') || localNameOf(element);
  if (/^(h[1-6]|heading)$/.test(name)) {
    const level = Number(attributeOf(element, 'aria-level') ?? localNameOf(element).slice(1));
    return { kind: 'heading', level: level >= 1 && level <= 6 ? level : 2 };
  }
  const kind = KINDS.find(([names]) => names.test(name))?.[1];
  return kind ? { kind, level: 0 } : null;
}
