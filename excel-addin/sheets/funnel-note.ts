import type { Funnel } from '../../shared/statistics/funnel.ts';

/** What the chart shows, plainest first; the names of the methods come last. */
export function funnelNote({ areas, isWidened }: Funnel, leftOut: readonly string[]): string {
  const far = areas.filter(({ signal }) => signal.startsWith('far-'));
  const outside = areas.filter(({ signal }) => signal === 'low' || signal === 'high');
  const count = far.length + outside.length;
  const than = isWidened
    ? 'from the others by more than most do'
    : 'from the average by more than chance would usually bring';
  const lead =
    count === 0
      ? `None of ${areas.length} forces differs ${than}.`
      : `${count} of ${areas.length} forces ${count === 1 ? 'differs' : 'differ'} ${than}.`;
  return [
    lead,
    listSentence('Far outside', far.map(wayOf)),
    listSentence('Outside, but not far', outside.map(wayOf)),
    outside.length === 0 ? '' : 'About one force in twenty lies there by chance alone.',
    isWidened
      ? 'As a whole they differ by more than chance, so the limits are wider. They follow the figures when the forces are compared again in the pane.'
      : '',
    listSentence('Left out, since a number is missing', leftOut),
    howSentence,
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

const wayOf = ({ name, signal }: Funnel['areas'][number]): string =>
  `${name} (${signal.endsWith('high') ? 'higher' : 'lower'})`;

/** The rows say the rest: a note is one line of the sheet. */
const mostNamed = 3;

function listSentence(lead: string, names: readonly string[]): string {
  if (names.length === 0) return '';
  const more = names.length > mostNamed ? ` and ${names.length - mostNamed} more` : '';
  return `${lead}: ${names.slice(0, mostNamed).join(', ')}${more}.`;
}

const howSentence =
  'How this is worked out: funnel plot, 95 % and 99.8 % limits, widened where phi is above 1 (Spiegelhalter 2005).';
