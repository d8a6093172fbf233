import type { CapturedClip } from './captured-clip.ts';
import type { ItemShown } from './item.ts';
import type { TableGrid } from './structure.ts';

/** What is shown of a clip until a person redacts it: all of it, a value always with the words that name it. */
export function shownClip({ quote, structure, pageTitle, pageUrl, frameUrl }: CapturedClip): ItemShown {
  const { table, field } = structure;
  const text = table ? gridToText(table) : field?.label ? `${field.label}: ${field.value}` : quote;
  return { text: text || quote, title: pageTitle, source: frameUrl ?? pageUrl, grid: table };
}

/** One line a row: 'Reference: MP/24/00417; Risk: High'; what the row's own cells do not say of it stands before. */
export const gridToText = ({ columnHeaders, rows }: TableGrid): string =>
  rows
    .map(({ key, cells }) => {
      const named = cells.map((cell, index) =>
        columnHeaders[index] ? `${columnHeaders[index]}: ${cell}` : cell,
      );
      const words = named.filter((cell) => cell !== '').join('; ');
      return key === '' || cells.includes(key) ? words : `${key} – ${words}`;
    })
    .join('\n');
