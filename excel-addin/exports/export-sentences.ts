import type { ExportError, ExportPlan } from './export-plans.ts';

const mostNamed = 3;

/** Why no file was made, and what to do. */
export function exportErrorSentence(error: ExportError): string {
  if (error.type === 'nothing-chosen') return 'There is nothing to export: choose what the file is to hold.';
  if (error.type === 'too-many')
    return `No file was made: these ${error.count} figures hang together by sums, more than can be checked. Export fewer at once, or choose rounding to the nearest 5 (NHS Digital).`;
  const named = error.labels.slice(0, mostNamed).join('; ');
  const more = error.labels.length > mostNamed ? `; and ${error.labels.length - mostNamed} more` : '';
  return `No file was made: this could be worked out from the other figures: ${named}${more}. Leave out what it belongs to, or choose another way of protecting small numbers.`;
}

/** '31 figures, 4 withheld' */
export const exportCountWords = ({ figures, withheld }: Pick<ExportPlan, 'figures' | 'withheld'>): string =>
  `${figures} ${figures === 1 ? 'figure' : 'figures'}, ${withheld === 0 ? 'none' : withheld} withheld`;
