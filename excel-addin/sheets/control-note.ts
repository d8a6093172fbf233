import { type ControlChart, settledPoints } from '../../shared/statistics/control-chart.ts';
import type { ControlSheetInput } from './chart-sheet.ts';
import { controlWords } from './control-words.ts';

/** What the chart shows, plainest first; the names of the methods come last. */
export function controlNote({ measure, points }: ControlSheetInput, chart: ControlChart): string {
  const direction = measure.direction ?? 'neutral';
  const groups = Map.groupBy(
    chart.points.flatMap(({ signal }, at) => (signal === null ? [] : [{ signal, at }])),
    ({ signal }) => signal,
  );
  const numbers = chart.points.filter(({ value }) => value !== null).length;
  const periodOf = (at: number): string => points[at]?.period ?? '';
  const signals = [...groups].map(([signal, found]) =>
    signalSentence(
      controlWords(signal, direction),
      found.map(({ at }) => periodOf(at)),
    ),
  );
  const count = [...groups.values()].flat().length;
  const lead =
    count === 0
      ? `No period stands out among ${numbers}: the figures vary as they usually do.`
      : `${count} of ${numbers} periods ${count === 1 ? 'stands' : 'stand'} out. ${signals.join(' ')}`;
  return [
    lead,
    gapsSentence(points.length - numbers),
    trialSentence(numbers),
    targetSentence(chart),
    howSentence,
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

/** The rows say the rest: a note is one line of the sheet. */
const mostNamed = 3;

function signalSentence(words: string, periods: readonly string[]): string {
  const named = periods.slice(0, mostNamed).join(', ');
  const more = periods.length > mostNamed ? ` and ${periods.length - mostNamed} more` : '';
  return `${words}: ${named}${more}.`;
}

const gapsSentence = (gaps: number): string =>
  gaps === 0
    ? ''
    : `${gaps} ${gaps === 1 ? 'period has' : 'periods have'} no number and ${gaps === 1 ? 'is' : 'are'} a gap, not a zero.`;

const trialSentence = (numbers: number): string =>
  numbers < settledPoints ? `With fewer than ${settledPoints} numbers the limits may still move much.` : '';

function targetSentence({ assurance }: ControlChart): string {
  if (assurance === null) return '';
  return {
    'always-met': 'As things vary now, the target will be met every time.',
    'never-met': 'As things vary now, the target cannot be met without a change.',
    'sometimes-met': 'As things vary now, the target will be met at some times and not at others.',
  }[assurance];
}

const howSentence =
  'How this is worked out: XmR control chart, rules of NHS Making Data Count, outlying moving ranges left out once.';
