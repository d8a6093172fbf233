import { type ExportChoices, usualChoices } from '../../../../excel-addin/exports/export-choices.ts';
import { type ExportPlan, planExport } from '../../../../excel-addin/exports/export-plans.ts';
import type { ExportSources } from '../../../../excel-addin/exports/export-sources.ts';
import { writeExport } from '../../../../excel-addin/exports/write-export.ts';
import { forceCells } from '../../../../excel-addin/sheets/force-cells.ts';
import { readJudgments } from '../../../../excel-addin/sheets/judgment-readings.ts';
import { type AcceptedMeasure, bindMeasures } from '../../../../excel-addin/sheets/measure-rows.ts';
import type { ForceSheetReading } from '../../../../excel-addin/workbook/force-sheet.ts';
import { findFramework } from '../../../../shared/criteria/catalogue.ts';
import type { SchemeId } from '../../../../shared/disclosure/scheme.ts';
import { defaultRule } from '../../../../shared/grading/default-rule.ts';
import { forceSheet, shippedFramework } from '../sheets/sample-measures.ts';
import { good, type SheetRows, today } from './sample-export.ts';
import { unpack } from './unpack-export.ts';

const framework = shippedFramework();
const areas = findFramework('ncpi-2020') ?? framework;
const cover = {
  ...{ inspection: 'a', force: 'Marchshire (fictional)', startDate: '2026-11-02' },
  kind: 'inspection',
  ...{ endDate: '2026-11-13', framework: framework.id, areasFramework: areas.id, files: [], checked: '' },
  known: new Map(),
} as const;

/** What an export draws on, of sheets of the force's own and measures over them. */
export function sourcesFrom(
  sheets: Readonly<Record<string, SheetRows>>,
  measures: readonly AcceptedMeasure[],
): ExportSources {
  const read = Object.entries(sheets).map(([name, rows]) => forceSheet(name, rows));
  return sourcesOfSheets(read, measures);
}

export function sourcesOfSheets(
  sheets: readonly ForceSheetReading[],
  measures: readonly AcceptedMeasure[],
): ExportSources {
  const bound = bindMeasures(measures, { cells: forceCells(sheets), framework });
  const nothing = { sheetNames: [], isStructureProtected: false, ourTables: [], tables: [] };
  return {
    ...{ framework, areas, rule: defaultRule, cover, charts: [], cases: [], topics: [] },
    measures: bound.map(({ reading }) => reading),
    judgments: readJudgments(framework, nothing),
    forceSheets: sheets,
  };
}

/** The sheet with a formula behind one of its cells. */
export const withFormula = (
  sheet: ForceSheetReading,
  { row, column, formula }: { readonly row: number; readonly column: number; readonly formula: string },
): ForceSheetReading => ({
  ...sheet,
  cells: sheet.cells.map((cells, at) =>
    cells.map((cell, across) => (at === row && across === column ? { ...cell, formula } : cell)),
  ),
});

export const choicesFor = (scheme: SchemeId): ExportChoices => ({
  ...usualChoices,
  hasGrades: false,
  scheme,
});

export const planOf = (sources: ExportSources, scheme: SchemeId) =>
  planExport(sources, choicesFor(scheme), today);

export type Shown = number | string;

export interface ShownRow {
  readonly value: Shown;
  readonly numerator: Shown;
  readonly denominator: Shown;
}

/** What the sheet of measures is to hold. That files hold what is planned is tested with files. */
export function shownBy(plan: ExportPlan): readonly ShownRow[] {
  const sheet = plan.sheets.find(({ sheetName }) => sheetName === 'Measures');
  return (sheet?.table.rows ?? []).map(({ cells }) => {
    const shown = (header: string): Shown => {
      const cell = cells[header];
      if (cell?.type === 'number') return cell.number;
      return cell?.type === 'text' ? cell.text : '';
    };
    return { value: shown('Value'), numerator: shown('Numerator'), denominator: shown('Denominator') };
  });
}

/** The file's own cells, read by hand. */
export function shownIn(sources: ExportSources, scheme: SchemeId): readonly ShownRow[] {
  const file = unpack(good(writeExport(good(planOf(sources, scheme)))));
  return (file.sheets.get('Measures') ?? []).map((row) => ({
    value: row.Value ?? '',
    numerator: row.Numerator ?? '',
    denominator: row.Denominator ?? '',
  }));
}
