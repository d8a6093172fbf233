import type { Agreement } from './agreement.ts';
import type { ControlChart, ControlGroup } from './control-chart.ts';
import { settledPoints } from './control-chart.ts';
import type { ControlSignal } from './control-signals.ts';
import type { Funnel, FunnelSignal } from './funnel.ts';
import type { Proportion } from './proportion.ts';
import type { Rate } from './rate.ts';
import { roundHalfAway } from './rounding.ts';
import type { Trend } from './trend.ts';
import type { YearToDate } from './year-to-date.ts';

/** What a point of a series is, in the singular: 'month', 'quarter', 'year'. */
type Period = string;

const numberWords = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const inWords = (count: number): string => numberWords[count] ?? String(count);
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

/** What the latest point of a control chart says, in one sentence. */
export function controlSentence(chart: ControlChart, period: Period = 'month'): string {
  const last = chart.points.findLastIndex(({ value }) => value !== null);
  const point = chart.points[last];
  const group = point === undefined ? undefined : chart.groups[point.group];
  if (point === undefined || group === undefined) return `No ${period} has a figure.`;
  if (point.low === null) return `There are too few different figures to say what is unusual.`;
  if (point.signal === null)
    return `The latest ${period} is within what usually happens here.${trialWords(group, period)}`;
  const says = {
    ordinary: '',
    improvement: ' and is an improvement',
    concern: ' and is a concern',
    high: '',
    low: '',
  };
  const length = runUpTo(chart, last, point.signal);
  return `${capital(signalWords(point.signal, length, period))}: this is unlikely to be chance${says[point.meaning]}.${trialWords(group, period)}`;
}

/** How many points up to this one carry the same signal. */
function runUpTo({ points }: ControlChart, last: number, signal: ControlSignal): number {
  let first = last;
  while (first > 0 && points[first - 1]?.signal === signal) first--;
  return last - first + 1;
}

function signalWords(signal: ControlSignal, length: number, period: Period): string {
  const run = `the last ${inWords(Math.max(7, length))} ${period}s`;
  const words: Readonly<Record<ControlSignal, string>> = {
    'above-limits': `the latest ${period} is higher than what usually happens here`,
    'below-limits': `the latest ${period} is lower than what usually happens here`,
    rising: `${run} have each been higher than the one before`,
    falling: `${run} have each been lower than the one before`,
    'two-of-three-high': `two of the last three ${period}s are unusually high`,
    'two-of-three-low': `two of the last three ${period}s are unusually low`,
    'run-above': `${run} are all above the average`,
    'run-below': `${run} are all below the average`,
  };
  return words[signal];
}

function trialWords({ isTrial, points }: ControlGroup, period: Period): string {
  if (!isTrial) return '';
  return ` Only ${inWords(points)} ${period}s are known, fewer than ${settledPoints}, so what counts as usual may still change.`;
}

/** Whether the target can be expected to be met; null where there is nothing to say. */
export function targetSentence({ assurance }: ControlChart): string | null {
  if (assurance === null) return null;
  const words = {
    'always-met': 'If nothing changes, the target will be met every time.',
    'never-met': 'If nothing changes, the target will not be met.',
    'sometimes-met':
      'If nothing changes, the target will be met at some times and missed at others, by chance.',
  };
  return words[assurance];
}

/** What a trend says, in one sentence; `unit` stands behind the change ("children", "%"). */
export function trendSentence(
  { points, slope, direction }: Trend,
  period: Period = 'month',
  unit = '',
): string {
  if (direction === 'none')
    return `Over ${inWords(points)} ${period}s the figures show no steady rise or fall.`;
  const change = `${roundHalfAway(Math.abs(slope), 2)}${unit === '' || unit === '%' ? unit : ` ${unit}`}`;
  const how = direction === 'rising' ? 'risen' : 'fallen';
  return `Over ${inWords(points)} ${period}s the figures have ${how}, typically by ${change} a ${period}: this is unlikely to be chance.`;
}

/** This year so far against the same months of the year before, in one sentence. */
export function yearToDateSentence({
  ratio,
  low,
  high,
  currentEvents,
  baselineEvents,
  months,
}: YearToDate): string {
  const span = months.length === 1 ? 'month' : `${inWords(months.length)} months`;
  const both = `${currentEvents} this year so far, ${baselineEvents} in the same ${span} of the year before`;
  if (ratio === null) return `${both}: there were none to compare with.`;
  if (low <= 1 && (high === null || high >= 1)) return `${both}: a difference that may well be chance.`;
  const percent = roundHalfAway(Math.abs(ratio - 1) * 100, 0);
  return `${both}: ${percent} % ${ratio > 1 ? 'more' : 'fewer'}, which is unlikely to be chance.`;
}

/** Which areas stand out among all, in one sentence. */
export function funnelSentence(funnel: Funnel, areaWord = 'force'): string {
  const named = (...signals: readonly FunnelSignal[]): string[] =>
    funnel.areas.filter(({ signal }) => signals.includes(signal)).map(({ name }) => name);
  const high = named('high', 'far-high');
  const low = named('low', 'far-low');
  const wider = funnel.isWidened
    ? ` The ${areaWord}s differ more than chance alone explains, and that is allowed for.`
    : '';
  if (high.length + low.length === 0)
    return `No ${areaWord} stands out: the differences may well be chance.${wider}`;
  const parts = [
    ...(high.length > 0 ? [`${listed(high)} ${high.length === 1 ? 'is' : 'are'} higher`] : []),
    ...(low.length > 0 ? [`${listed(low)} ${low.length === 1 ? 'is' : 'are'} lower`] : []),
  ];
  return `${parts.join(', and ')} than chance would explain.${wider}`;
}

/** A share with its uncertainty, in one sentence. */
export function proportionSentence({ share, low, high }: Proportion): string {
  const percent = (value: number): number => roundHalfAway(value * 100, 1);
  return `${percent(share)} %; with figures of this size the underlying share may lie anywhere from ${percent(low)} % to ${percent(high)} %.`;
}

/** A rate with its uncertainty, in one sentence; `of` names what it is counted by ("children"). */
export function rateSentence({ rate, low, high, per }: Rate, of: string): string {
  const shown = (value: number): number => roundHalfAway(value, 1);
  return `${shown(rate)} for every ${per.toLocaleString('en-GB')} ${of}; with figures of this size the underlying rate may lie anywhere from ${shown(low)} to ${shown(high)}.`;
}

/** How often two people gave the same grade, in one sentence. */
export function agreementSentence({ compared, same, share }: Agreement): string {
  return `Both gave the same grade to ${same} of ${compared} cases (${roundHalfAway(share * 100, 0)} %).`;
}

/** How far agreement goes beyond chance, in one sentence: bands of Landis & Koch (1977), Biometrics 33:159–174. */
export function beyondChanceSentence(value: number): string {
  if (value <= 0) return 'They agree no more than chance would bring about.';
  const bands = [
    [0.2, 'only slightly'],
    [0.4, 'somewhat'],
    [0.6, 'moderately'],
    [0.8, 'well'],
  ] as const;
  const found = bands.find(([most]) => value <= most);
  return `Allowing for chance, they agree ${found?.[1] ?? 'very well'}.`;
}
