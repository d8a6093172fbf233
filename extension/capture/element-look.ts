import {
  attributeOf,
  closestOf,
  localNameOf,
  namespaceOf,
  ownerOf,
  parentElementOf,
  windowOf,
} from './dom-properties.ts';
import type { WhiteSpace } from './text-writer.ts';

/** What of an element's style decides how its text is read. */
export interface ElementLook {
  readonly display: string;
  readonly whiteSpace: WhiteSpace;
  readonly isVisible: boolean;
}

/** By the computed style; in a document that no window shows, by what the element's name and attributes say. */
export function lookOf(element: Element): ElementLook {
  const document = ownerOf(element);
  const style = document && windowOf(document)?.getComputedStyle(element);
  if (!style?.display) return unstyledLook(element);
  return {
    display: displayOf(element, style),
    whiteSpace: whiteSpaceOf(style),
    isVisible: style.visibility === 'visible',
  };
}

// The browsers disagree on how the parts of a drawing are laid out; each of its texts stands apart.
function displayOf(element: Element, style: CSSStyleDeclaration): string {
  if (namespaceOf(element) !== 'http://www.w3.org/2000/svg') return style.display;
  return localNameOf(element) === 'text' ? 'block' : 'inline';
}

function whiteSpaceOf(style: CSSStyleDeclaration): WhiteSpace {
  const value = style.getPropertyValue('white-space-collapse');
  if (value === 'collapse' || value === 'preserve-breaks') return value;
  return value === '' ? 'collapse' : 'preserve';
}

const DISPLAYS: readonly (readonly [RegExp, string])[] = [
  [/^t[dh]$/, 'table-cell'],
  [/^tr$/, 'table-row'],
  [
    /^(address|article|aside|blockquote|body|caption|center|d[dlt]|details|dialog|div|fieldset|fig.+|footer|form|h[1-6r]|header|hgroup|html|legend|li|main|menu|nav|o[lp].*|p|pre|search|section|summary|table|tbody|text|tfoot|thead|ul)$/,
    'block',
  ],
];

function unstyledLook(element: Element): ElementLook {
  const inline = attributeOf(element, 'style') ?? '';
  const isHidden = attributeOf(element, 'hidden') !== null || /display\s*:\s*none/i.test(inline);
  const natural = DISPLAYS.find(([names]) => names.test(localNameOf(element)))?.[1] ?? 'inline';
  return {
    display: isHidden ? 'none' : natural,
    whiteSpace: closestOf(element, 'pre, textarea') ? 'preserve' : 'collapse',
    isVisible: !closestOf(element, '[style]') || !isInvisible(element),
  };
}

function isInvisible(element: Element): boolean {
  for (let at: Element | null = element; at; at = parentElementOf(at)) {
    const [, value] = /visibility\s*:\s*(\w+)/i.exec(attributeOf(at, 'style') ?? '') ?? [];
    if (value) return value.toLowerCase() !== 'visible';
  }
  return false;
}
