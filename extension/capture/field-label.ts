import { byId, parentElementOf } from './dom-properties.ts';
import type { Control } from './form-control.ts';
import { type PageText, textOf } from './page-text.ts';

/** The words that stand for a field on the page, by the best of the ways in which pages say them. */
export function fieldLabel(page: PageText, field: Control): string {
  return (
    [
      () => labelledByText(page, field),
      () => field.getAttribute('aria-label'),
      () => [...(field.labels ?? [])].map((label) => ownLabelText(label)).join(' '),
      () => cellBeforeText(page, field),
      () => field.title,
      () => field.getAttribute('placeholder'),
    ]
      .map((read) => read()?.trim().replace(/\s+/g, ' ') ?? '')
      .find((label) => label !== '') ?? ''
  );
}

function labelledByText(page: PageText, field: Control): string {
  const root = field.getRootNode();
  if (!(root instanceof Document || root instanceof ShadowRoot)) return '';
  const ids = field.getAttribute('aria-labelledby')?.split(/\s+/) ?? [];
  return ids.map((id) => textOf(page, byId(root, id))).join(' ');
}

// A label may hold its field; what is typed there is no part of the label, and may be private.
function ownLabelText(label: Element): string {
  const parts: string[] = [];
  const walker = Document.prototype.createTreeWalker.call(document, label, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const isOwn = !parentElementOf(node)?.closest('select, textarea, script, style, button');
    if (isOwn) parts.push(node.nodeValue ?? '');
  }
  return parts.join(' ');
}

// Older systems lay forms out in tables: the words stand in the cell to the left.
function cellBeforeText(page: PageText, field: Control): string {
  return textOf(page, field.closest('td, th')?.previousElementSibling ?? null);
}
