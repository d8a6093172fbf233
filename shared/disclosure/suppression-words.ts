import type { ProtectedFigures } from './protect-figures.ts';

/** Sentences for the note of an export: what was done to its figures, and what a reader must not do with them. */
export function suppressionNote({ scheme, brokenSums }: ProtectedFigures): string[] {
  const base =
    scheme.base === scheme.totalBase
      ? `All other figures, totals among them, are rounded to the nearest ${scheme.base}, each on its own`
      : `All other figures are as counted; totals are rounded to the nearest ${scheme.totalBase}, each on its own`;
  const first = scheme.smallest === 0 ? '' : 'A nought is a true nought. ';
  return [
    `${first}${smallWords(scheme)} ${base}, so parts may not add up to their total.`,
    // The same words always: whether or how many others are withheld would tell what a marker can stand for.
    `Further figures may be withheld and shown as "${scheme.marker}", so that no small count can be worked out from the rest.`,
    'Percentages are worked out from the figures as shown here, not from the true counts.',
    ...(brokenSums.length > 0
      ? [
          `${brokenSums.length === 1 ? 'One total does' : `${brokenSums.length} totals do`} not match the parts in the force's own figures.`,
        ]
      : []),
  ];
}

function smallWords({ smallest, largestSmall, smallShownAs, marker }: ProtectedFigures['scheme']): string {
  if (smallShownAs !== null)
    return `Counts from ${smallest} to ${largestSmall} are shown as ${smallShownAs}.`;
  const from =
    smallest === 0
      ? `Counts below ${largestSmall + 1}, noughts among them,`
      : `Counts from ${smallest} to ${largestSmall}`;
  return `${from} are withheld and shown as "${marker}".`;
}
