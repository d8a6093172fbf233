/** What to select on a page. A CSS path enters a shadow tree at ` >>> `. */
export type SelectInstruction =
  /** From the first place of some words in an element to the end of others, maybe in another element. */
  | { readonly from: Words; readonly to: Words }
  | { readonly contents: string }
  | { readonly field: string; readonly start: number; readonly end: number }
  | { readonly focus: string };

type Words = readonly [css: string, words: string];

/** Runs in the page, so it may use nothing from outside itself. */
export function selectInPage(instruction: SelectInstruction): void {
  const find = (path: string): Element => {
    let root: Document | ShadowRoot = document;
    let found: Element | null = null;
    for (const css of path.split(' >>> ')) {
      if (found?.shadowRoot) root = found.shadowRoot;
      found = root.querySelector(css);
    }
    if (!found) throw new Error(`Nothing on the page matches ${path}`);
    return found;
  };
  const findWords = ([path, words]: Words): { node: Text; offset: number } => {
    const walker = document.createTreeWalker(find(path), NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const offset = node instanceof Text ? node.data.indexOf(words) : -1;
      if (node instanceof Text && offset >= 0) return { node, offset };
    }
    throw new Error(`${path} does not hold the words "${words}"`);
  };
  const selection = document.getSelection();
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  selection?.removeAllRanges();
  if ('from' in instruction) {
    const from = findWords(instruction.from);
    const to = findWords(instruction.to);
    selection?.setBaseAndExtent(from.node, from.offset, to.node, to.offset + instruction.to[1].length);
  } else if ('contents' in instruction) {
    const element = find(instruction.contents);
    selection?.setBaseAndExtent(element, 0, element, element.childNodes.length);
  } else if ('field' in instruction) {
    const field = find(instruction.field) as HTMLInputElement | HTMLTextAreaElement;
    field.focus();
    field.setSelectionRange(instruction.start, instruction.end);
  } else {
    (find(instruction.focus) as HTMLElement).focus();
  }
}

/** The text under a RangeSelector, by the browser's own XPath; white space made even. Runs in the page. */
export function textUnderRange(selector: {
  readonly startSelector: { readonly value: string };
  readonly startOffset: number;
  readonly endSelector: { readonly value: string };
  readonly endOffset: number;
}): string {
  const nodeAt = (path: string): Node => {
    const result = document.evaluate(path, document, null, XPathResult.FIRST_ORDERED_NODE_TYPE);
    if (!result.singleNodeValue) throw new Error(`No node at ${path}`);
    return result.singleNodeValue;
  };
  const range = document.createRange();
  range.setStart(nodeAt(selector.startSelector.value), selector.startOffset);
  range.setEnd(nodeAt(selector.endSelector.value), selector.endOffset);
  return range.toString();
}
