import { err, ok, type Result } from '../../shared/result.ts';
import { buildCases } from '../sheets/build-cases.ts';
import type { SheetsInput } from '../sheets/build-sheets.ts';
import type { CaseReading } from '../sheets/case-readings.ts';
import { type ChartReading, chartsWanted, readCharts } from '../sheets/chart-readings.ts';
import { type Judgments, readJudgments } from '../sheets/judgment-readings.ts';
import { type MeasureReading, readMeasures } from '../sheets/measure-readings.ts';
import { readTopics, type TopicReading } from '../sheets/topic-readings.ts';
import type { ForceSheetReading } from '../workbook/force-sheet.ts';
import type { Workbook, WorkbookError } from '../workbook/workbook.ts';

/** Everything that an export may draw on, as the workbook says it; nothing of it is changed. */
export interface ExportSources extends Pick<SheetsInput, 'framework' | 'areas' | 'rule' | 'cover'> {
  readonly measures: readonly MeasureReading[];
  readonly charts: readonly ChartReading[];
  readonly cases: readonly CaseReading[];
  readonly judgments: Judgments;
  readonly topics: readonly TopicReading[];
  /** The sheets that measures rest on, whole: their tables tell which figures add up to which. */
  readonly forceSheets: readonly ForceSheetReading[];
}

/** Two round trips beyond what `input` took. */
export async function readExportSources(
  workbook: Workbook,
  input: SheetsInput,
): Promise<Result<ExportSources, WorkbookError>> {
  const { framework, areas, rule, cover, reading } = input;
  const measures = readMeasures(reading, input);
  const wanted = chartsWanted(reading.ourTables);
  const charts = wanted.length === 0 ? ok([]) : await readAllCharts(workbook, wanted);
  if (!charts.ok) return charts;
  const names = new Set(measures.flatMap(sheetsOf));
  const sheets = await workbook.readSheets([...names].map((sheetName) => ({ sheetName })));
  if (!sheets.ok) return err(sheets.error);
  const judgments = readJudgments(framework, reading);
  return ok({
    ...{ framework, areas, rule, cover, measures, charts: charts.value, judgments },
    cases: buildCases({ ...input, newId: null }).cases,
    topics: [...readTopics({ framework, rule, reading, judgments }).values()],
    forceSheets: sheets.value,
  });
}

async function readAllCharts(
  workbook: Workbook,
  wanted: ReturnType<typeof chartsWanted>,
): Promise<Result<readonly ChartReading[], WorkbookError>> {
  const reading = await workbook.read(wanted);
  return reading.ok ? ok(readCharts(reading.value)) : reading;
}

const sheetsOf = ({ places }: MeasureReading): readonly string[] =>
  [places.value, places.numerator, places.denominator, places.series?.values].flatMap(
    (place) => place?.sheetName ?? [],
  );
