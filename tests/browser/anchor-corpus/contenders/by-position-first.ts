import { approximate } from './approximate.ts';
import type { Contender } from './contender.ts';
import { describeQuote, type Quote, rangeAt, readRun, type TextRun } from './text-run.ts';

interface Stored extends Quote {
  readonly path: { readonly start: Point; readonly end: Point };
}

interface Point {
  /** From the root down, as an XPath has it: the how manyeth child of its name. */
  readonly steps: readonly (readonly [name: string, index: number])[];
  readonly offset: number;
}

/**
 * The order in which hypothesis/client tries: the old place in the tree, then the old place in the text, each
 * believed when the text there is equal; then the quote as `approximate` has it.
 */
export const byPositionFirst: Contender = {
  name: 'place first, then quote',
  describe: (root, range): Stored => ({
    ...describeQuote(root, range),
    path: {
      start: pointTo(root, range.startContainer, range.startOffset),
      end: pointTo(root, range.endContainer, range.endOffset),
    },
  }),
  prepare: readRun,
  anchor: (root, stored, prepared) => {
    const { path, exact, start } = stored as Stored;
    const run = prepared as TextRun;
    const byTree = rangeBetween(root, path.start, path.end);
    if (byTree?.toString() === exact) return { range: byTree, verdict: 'same' };
    const end = start + exact.length;
    if (run.text.slice(start, end) === exact) return { range: rangeAt(run, start, end), verdict: 'same' };
    return approximate.anchor(root, stored, prepared);
  },
};

function pointTo(root: Element, container: Node, offset: number): Point {
  const steps: [string, number][] = [];
  for (let node = container; node !== root && node.parentNode; node = node.parentNode)
    steps.unshift([node.nodeName, alikeIn(node.parentNode, node.nodeName).indexOf(node)]);
  return { steps, offset };
}

function rangeBetween(root: Element, start: Point, end: Point): Range | null {
  const first = nodeAt(root, start);
  const last = nodeAt(root, end);
  if (!first || !last) return null;
  const range = root.ownerDocument.createRange();
  range.setStart(first, start.offset);
  range.setEnd(last, end.offset);
  return range;
}

function nodeAt(root: Element, { steps, offset }: Point): Node | null {
  let node: Node | null = root;
  for (const [name, index] of steps) node = (node && alikeIn(node, name)[index]) ?? null;
  const length = node?.nodeType === Node.TEXT_NODE ? (node as Text).length : (node?.childNodes.length ?? -1);
  return offset <= length ? node : null;
}

const alikeIn = (parent: Node, name: string): Node[] =>
  [...parent.childNodes].filter(({ nodeName }) => nodeName === name);
