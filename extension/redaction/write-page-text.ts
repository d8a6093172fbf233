import type { PageBlock } from './page-block.ts';

/** A page's text as a page of its own: no pictures, no styles, no links, nothing that acts. */
export function writePageText(title: string, blocks: readonly PageBlock[]): string {
  const body = blocks.map(blockToHtml).join('\n');
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'"><title>${escaped(title)}</title></head>
<body>
<p><em>The text of the page, with names hidden. Its pictures, its look and its links were left out.</em></p>
${body}
</body></html>
`;
}

function blockToHtml(block: PageBlock): string {
  if (block.kind === 'text') return `<p>${escaped(block.text)}</p>`;
  if (block.kind === 'field') return `<p>${escaped(block.value)}</p>`;
  const head = block.hasHead ? [rowToHtml('th', block.columnHeaders)] : [];
  const rows = block.rows.map(({ cells }) => rowToHtml('td', cells));
  return `<table>\n${[...head, ...rows].join('\n')}\n</table>`;
}

const rowToHtml = (tag: 'th' | 'td', cells: readonly string[]): string =>
  `<tr>${cells.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join('')}</tr>`;

const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '<br>');
