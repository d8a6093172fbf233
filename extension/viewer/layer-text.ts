import type { TextSpan } from '../../shared/documents/quote-in-text.ts';

/** The text of a page as its layer holds it, and which node holds which part. */
export interface LayerText {
  readonly text: string;
  readonly pieces: readonly { readonly node: Text; readonly start: number }[];
}

export function readLayer(layer: HTMLElement): LayerText {
  const pieces: { node: Text; start: number }[] = [];
  let text = '';
  const walker = document.createTreeWalker(layer, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node instanceof Text) {
      pieces.push({ node, start: text.length });
      text += node.data;
    } else if (node.nodeName === 'BR') text += '\n';
  }
  return { text, pieces };
}

/** What of a page's text lies in a range; null where nothing does. */
export function spanInRange({ pieces }: LayerText, range: Range): TextSpan | null {
  const spans = pieces.flatMap(({ node, start }) => {
    if (!range.intersectsNode(node)) return [];
    const from = node === range.startContainer ? range.startOffset : 0;
    const to = node === range.endContainer ? range.endOffset : node.length;
    return to > from ? [{ start: start + from, end: start + to }] : [];
  });
  const [first] = spans;
  const last = spans.at(-1);
  return first === undefined || last === undefined ? null : { start: first.start, end: last.end };
}

/** A range for each text node that holds some of the part. */
export function rangesOf({ pieces }: LayerText, { start, end }: TextSpan): readonly Range[] {
  return pieces.flatMap(({ node, start: at }) => {
    const from = Math.max(start - at, 0);
    const to = Math.min(end - at, node.length);
    if (to <= from) return [];
    const range = document.createRange();
    range.setStart(node, from);
    range.setEnd(node, to);
    return [range];
  });
}
