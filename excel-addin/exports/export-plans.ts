import type { ProtectError, ProtectedFigures } from '../../shared/disclosure/protect-figures.ts';
import { type SchemeId, schemeOf } from '../../shared/disclosure/scheme.ts';
import { runThrough, type Stepwise } from '../../shared/disclosure/stepwise.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { SheetPlan } from '../workbook/sheet-plan.ts';
import { casesOut } from './cases-out.ts';
import { controlOut } from './control-out.ts';
import { agreementLeftOut, type ExportChoices } from './export-choices.ts';
import type { ExportSources } from './export-sources.ts';
import { funnelName, funnelOut } from './funnel-out.ts';
import { type GivenFigures, giveFigures } from './give-figures.ts';
import { gradesOut } from './grades-out.ts';
import { measuresOut } from './measures-out.ts';
import { notesOut } from './notes-out.ts';
import { protectExport } from './protect-export.ts';
import { trendOut } from './trend-out.ts';
import { type TypedWords, typedWords } from './typed-words.ts';

export interface ExportPlan {
  readonly sheets: readonly SheetPlan[];
  /** How many figures leave, and for how many of them a marker of ours stands. */
  readonly figures: number;
  readonly withheld: number;
  readonly typed: readonly TypedWords[];
}

export type ExportError =
  /** These figures could be worked out from the rest, by what a person calls them. */
  | { readonly type: 'determined'; readonly labels: readonly string[]; readonly scheme: SchemeId }
  | { readonly type: 'nothing-chosen' }
  /** So many figures that hang together by sums cannot be checked. */
  | { readonly type: 'too-many'; readonly count: number; readonly scheme: SchemeId };

/** All sheets of a workbook that may leave the force: values only, protected together. */
export const planExport = (
  sources: ExportSources,
  choices: ExportChoices,
  today: string,
): Result<ExportPlan, ExportError> => runThrough(planExportInSteps(sources, choices, today));

export function* planExportInSteps(
  sources: ExportSources,
  choices: ExportChoices,
  today: string,
): Stepwise<Result<ExportPlan, ExportError>> {
  const given = yield* giveFigures(sources, choices);
  const shown = yield* protectExport(given.table, schemeOf(choices.scheme));
  if (!shown.ok) return err(refusal(shown.error, given, choices.scheme));
  const { figures } = shown.value;
  const charts = chartsOut(given, shown.value);
  const grades = choices.hasGrades && choices.layers.length > 0 ? gradesOut(sources, choices) : [];
  const tables = [
    ...(given.measures.length > 0 ? [measuresOut(given.measures, { ...sources, figures })] : []),
    ...(given.cases === null ? [] : [casesOut(given.cases, figures)]),
    ...grades,
    ...charts.sheets,
  ];
  if (tables.length === 0) return err({ type: 'nothing-chosen' });
  const markers = markersIn(tables, shown.value);
  const notes = notesOut({
    ...sources,
    ...{ shown: shown.value, markers, today },
    trends: given.controls.flatMap((control) => trendOut(control, figures)),
    leftOut: [
      ...charts.leftOut,
      ...(choices.hasCharts ? [...lostCharts(sources, given), ...lostForces(given)] : []),
      ...(given.cases === null ? [] : [agreementLeftOut]),
    ],
  });
  return ok({
    sheets: [notes, ...tables],
    typed: typedWords(given, sources, choices),
    ...countFigures(given, shown.value),
  });
}

function refusal(error: ProtectError, { register }: GivenFigures, scheme: SchemeId): ExportError {
  if (error.type === 'too-many') return { ...error, scheme };
  if (error.type !== 'determined') throw new Error(`a figure that was checked is refused: ${error.type}`);
  const labels = error.ids.map((id) => {
    const about = /^rest \d+ of (.*)$/s.exec(id)?.[1];
    const label = register.figures.get(about ?? id)?.label ?? 'a figure of the same table';
    return about === undefined ? label : `what is left of ${label}`;
  });
  return { type: 'determined', labels: [...new Set(labels)], scheme };
}

function chartsOut(
  { controls, funnels }: GivenFigures,
  { figures }: ProtectedFigures,
): { readonly sheets: readonly SheetPlan[]; readonly leftOut: readonly string[] } {
  const sheets: SheetPlan[] = [];
  const leftOut: string[] = [];
  const add = (plan: SheetPlan | null, name: string): void => {
    if (plan === null) leftOut.push(`The chart “${name}”: too few of its figures can be given.`);
    else sheets.push(plan);
  };
  for (const given of controls) add(controlOut(given, sheets.length + 1, figures), given.reading.inputs.name);
  for (const given of funnels) add(funnelOut(given, sheets.length + 1, figures), funnelName(given));
  return { sheets, leftOut };
}

/** Charts whose measure was removed, or has no figures over time any more. */
const lostCharts = ({ charts }: ExportSources, { controls, funnels }: GivenFigures): readonly string[] => {
  const given = new Set([...controls, ...funnels].map(({ chart }) => chart));
  return charts
    .filter((chart) => !given.has(chart))
    .map(({ number }) => `PL Chart ${number}: what it was drawn from is no measure any more.`);
};

/** Forces of which the measure was removed; a chart of none but such is among those that are lost. */
const lostForces = ({ funnels }: GivenFigures): readonly string[] =>
  funnels.flatMap(({ chart, removed }) =>
    removed === 0
      ? []
      : [
          `PL Chart ${chart.number}: ${removed} of the ${chart.measureIds.length} forces that it compared ${removed === 1 ? 'is' : 'are'} left out, since ${removed === 1 ? 'its measure was' : 'their measures were'} removed. The average and the limits here are of the others.`,
        ],
  );

/** A sign is explained only where it stands. */
function markersIn(sheets: readonly SheetPlan[], { figures, scheme }: ProtectedFigures): readonly string[] {
  const known = new Set([
    ...[...figures.values()].flatMap((shown) => (shown.type === 'marker' ? [shown.marker] : [])),
    ...[scheme.marker, 'x', 'z'],
  ]);
  const texts = new Set(
    sheets.flatMap(({ table }) =>
      table.rows.flatMap(({ cells }) =>
        Object.values(cells).flatMap((cell) => (cell.type === 'text' ? [cell.text] : [])),
      ),
    ),
  );
  return [...known].filter((marker) => marker !== '' && texts.has(marker)).sort();
}

function countFigures(
  { register }: GivenFigures,
  { figures }: ProtectedFigures,
): Pick<ExportPlan, 'figures' | 'withheld'> {
  const isMarker = (id: string): boolean => figures.get(id)?.type === 'marker';
  const cells = [...register.figures.values()];
  const withheld = cells
    .filter(({ id, source }) => source.type === 'count' && isMarker(id))
    .map(({ id }) => id);
  const hidden = new Set(withheld);
  const ratios = [...register.ratios.values()];
  const hiddenRatios = ratios.filter(({ numerator, denominator }) =>
    [numerator, denominator].some((id) => hidden.has(id)),
  );
  return { figures: cells.length + ratios.length, withheld: hidden.size + hiddenRatios.length };
}
