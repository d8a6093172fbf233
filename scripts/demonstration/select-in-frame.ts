import type { ScriptSelection } from '../../tests/fixtures/force/script-shape.ts';

/**
 * Selects as the inspection script says and answers the selected words; null while they are not there (yet). Runs in
 * the page, so it may use nothing from outside itself.
 */
export function selectInFrame(wanted: ScriptSelection): string | null {
  const selection = getSelection();
  if (document.readyState !== 'complete' || selection === null) return null;
  if ('field' in wanted) {
    const field = document.querySelector(`[name="${wanted.field}"]`);
    if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return null;
    field.scrollIntoView({ block: 'center' });
    field.focus();
    field.select();
    return field.value;
  }
  const even = (text: string): string => text.replace(/\s+/g, ' ');
  window.focus();
  if ('tableRow' in wanted) {
    const rows = [...document.querySelectorAll('tbody tr')];
    const row = rows.find((each) => even(each.textContent).includes(wanted.tableRow));
    if (row === undefined) return null;
    row.scrollIntoView({ block: 'center' });
    selection.setBaseAndExtent(row, 0, row, row.childNodes.length);
    return selection.toString();
  }

  /** The page's words with one space for any white space, and where in the page each character stands. */
  let words = '';
  const places: { readonly node: Text; readonly offset: number }[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (!(node instanceof Text) || node.parentElement?.closest('script, style')) continue;
    for (let offset = 0; offset < node.data.length; offset++) {
      const plain = even(node.data[offset] ?? '');
      if (plain === ' ' && words.endsWith(' ')) continue;
      words += plain;
      places.push({ node, offset });
    }
  }
  const [startText, endText] =
    'exact' in wanted ? [wanted.exact, wanted.exact] : [wanted.startText, wanted.endText];
  const start = words.indexOf(startText);
  const end = words.indexOf(endText, start) + endText.length;
  const first = places[start];
  const last = places[end - 1];
  if (start < 0 || end <= start || first === undefined || last === undefined) return null;
  first.node.parentElement?.scrollIntoView({ block: 'center' });
  selection.setBaseAndExtent(first.node, first.offset, last.node, last.offset + 1);
  return selection.toString();
}
