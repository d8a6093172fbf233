import type { Chance } from '../chance.ts';
import { page, toHtmlText } from '../markup.ts';
import { textOf } from '../sources.ts';
import type { Template } from '../template.ts';

/** A published text as a page: short lines without a full stop are headings, bullets are lists. */
const published =
  (name: string): Template =>
  (chance, sources) => {
    const blocks = textOf(sources, name)
      .split(/\n\s*\n|\n(?=\s*•)|\n(?=[A-Z])/)
      .map((block) => block.replace(/\s+/g, ' ').trim())
      .filter((block) => block !== '');
    return page(name, `<main>${toHtml(blocks, chance)}</main>`);
  };

function toHtml(blocks: readonly string[], chance: Chance): string {
  const html: string[] = [];
  let isInList = false;
  blocks.forEach((block, at) => {
    const isItem = block.startsWith('•');
    if (isItem !== isInList) html.push(isItem ? '<ul>' : '</ul>');
    isInList = isItem;
    if (isItem) html.push(`<li>${toHtmlText(block.slice(1).trim())}</li>`);
    else if (block.length < 70 && !/[.;:,]$/.test(block))
      html.push(at === 0 ? `<h1>${toHtmlText(block)}</h1>` : `<h2>${toHtmlText(block)}</h2>`);
    else if (chance.below(5) === 0) html.push(`<div><p>${toHtmlText(block)}</p></div>`);
    else html.push(`<p>${toHtmlText(block)}</p>`);
  });
  if (isInList) html.push('</ul>');
  return html.join('\n');
}

export const tuningPublished: Readonly<Record<string, Template>> = {
  'assessment criteria': published('2024-assessment-criteria'),
  'programme page': published('programme-page'),
};
export const heldPublished: Readonly<Record<string, Template>> = {
  methodology: published('2020-methodology'),
  'thematic report': published('2019-thematic-report'),
  'issues page': published('child-abuse-and-child-protection-issues'),
};
