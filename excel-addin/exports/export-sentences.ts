import { disclosureSchemes, type SchemeId, schemeOf } from '../../shared/disclosure/scheme.ts';
import type { ExportError, ExportPlan } from './export-plans.ts';

const mostNamed = 3;

/** Why no file was made, and what to do. */
export function exportErrorSentence(error: ExportError): string {
  if (error.type === 'nothing-chosen') return 'There is nothing to export: choose what the file is to hold.';
  if (error.type === 'too-many')
    return `No file was made: these ${error.count} figures hang together by sums, more than can be checked by “${nameOf(error.scheme)}”. Export fewer at once${otherSchemes(error.scheme)}.`;
  const named = error.labels.slice(0, mostNamed).join('; ');
  const more = error.labels.length > mostNamed ? `; and ${error.labels.length - mostNamed} more` : '';
  return `No file was made: by “${nameOf(error.scheme)}” this could be worked out from the other figures: ${named}${more}. Leave out what it belongs to${otherSchemes(error.scheme)}.`;
}

const nameOf = (id: SchemeId): string => schemeOf(id).name;

/** Never the one that was chosen. */
const otherSchemes = (chosen: SchemeId): string => {
  const others = disclosureSchemes.filter(({ id }) => id !== chosen).map(({ name }) => `“${name}”`);
  return `, or try ${others.join(' or ')}`;
};

/** '31 figures, 4 withheld' */
export const exportCountWords = ({ figures, withheld }: Pick<ExportPlan, 'figures' | 'withheld'>): string =>
  `${figures} ${figures === 1 ? 'figure' : 'figures'}, ${withheld === 0 ? 'none' : withheld} withheld`;
