import type { Template } from './template.ts';

/** HTML for the documents' templates. */
export const toHtmlText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

export const times = <T>(count: number, make: (at: number) => T): T[] =>
  Array.from({ length: count }, (_, at) => make(at));

export const wrap = (tag: string, content: string): string => `<${tag}>${content}</${tag.split(' ')[0]}>`;

export const paragraphs = (texts: readonly string[]): string =>
  texts.map((text) => wrap('p', toHtmlText(text))).join('\n');

export const list = (items: readonly string[], tag: 'ul' | 'ol' = 'ul'): string =>
  wrap(tag, items.map((item) => `\n<li>${item}</li>`).join(''));

export interface TableParts {
  readonly caption?: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly attributes?: string;
  /** The first cell of each row is a `th`. */
  readonly hasRowHeads?: boolean;
}

export function table({ caption, heads, rows, attributes = '', hasRowHeads = false }: TableParts): string {
  const top = heads.map((head) => `<th scope="col">${toHtmlText(head)}</th>`).join('');
  const body = rows.map((cells) => {
    const tags = cells.map((cell, at) =>
      at === 0 && hasRowHeads ? `<th scope="row">${toHtmlText(cell)}</th>` : `<td>${toHtmlText(cell)}</td>`,
    );
    return `<tr>${tags.join('')}</tr>`;
  });
  const title = caption === undefined ? '' : `<caption>${toHtmlText(caption)}</caption>`;
  return `<table${attributes && ` ${attributes}`}>${title}<thead><tr>${top}</tr></thead>\n<tbody>\n${body.join('\n')}\n</tbody></table>`;
}

export const definitions = (pairs: readonly (readonly [string, string])[]): string =>
  wrap(
    'dl',
    pairs.map(([term, value]) => `\n<dt>${toHtmlText(term)}</dt><dd>${toHtmlText(value)}</dd>`).join(''),
  );

/** What stands on every page of a system and is no part of what it says. */
const FURNITURE =
  '<script>window.session = { user: 4471, rows: [] };</script><div hidden>Your session ends in two minutes.</div><a href="#main">Skip to content</a>';

/** The same document with links and emphasis on some words, as writers put them. */
export const linked =
  (template: Template): Template =>
  (chance, sources) => {
    const html = template(chance, sources);
    const start = html.indexOf('<h1');
    const body = html.slice(start).replace(/(?<=[ >])\p{L}{6,}(?= )(?![^<]*>)/gu, (word) => {
      if (chance.below(9) !== 0) return word;
      return chance.pick([`<a href="#">${word}</a>`, `<strong>${word}</strong>`, `<em>${word}</em>`]);
    });
    return html.slice(0, start) + body;
  };

export const page = (title: string, body: string): string =>
  `<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>${toHtmlText(title)}</title></head><body>${FURNITURE}${body}</body></html>`;
