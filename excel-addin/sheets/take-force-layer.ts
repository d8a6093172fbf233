import { topicOfCriterion } from '../../shared/criteria/catalogue.ts';
import type { Framework } from '../../shared/criteria/framework.ts';
import type { InspectionState } from '../../shared/ledger/inspection-state.ts';
import type { WorkbookReading } from '../workbook/workbook.ts';
import { type AskedCell, type ForceCell, forceLayerOf, meetForceCells } from './force-layer.ts';
import type { JudgmentFill } from './judgment-readings.ts';
import type { PastedCase } from './paste-cases.ts';
import { findTable } from './read-cells.ts';
import type { FileRead } from './refuse-import.ts';

export interface TakenForceLayer {
  /** What the file tells beside the force's layer. */
  readonly state: InspectionState;
  readonly taken: readonly ForceCell[];
  readonly asked: readonly AskedCell[];
  readonly newCases: readonly PastedCase[];
  /** Only where there is no sheet of judgments yet: its rows cannot be read as though they stood. */
  readonly fills: readonly JudgmentFill[];
}

export interface ForceOptions {
  /**
   * Take the force's layer from the file: judgments, moderation, awards, sign-offs, its grades of cases, measures;
   * never without being asked. What was typed here and differs stays, and is asked about (`asked` in the report).
   */
  readonly takesForceJudgments?: boolean;
  /** The answer to what was asked: the force's file counts. */
  readonly takesForceOverTyped?: boolean;
  /** Random ids for cases; without it cases that have no row here yet wait for another time. */
  readonly newId?: () => string;
}

/** Of a judgments file only the force's grade of a case is taken, so that no inspector's is touched. */
export function takeForceLayer(
  { pack, state }: FileRead,
  { framework, reading }: { readonly framework: Framework; readonly reading: WorkbookReading },
  options: ForceOptions,
): TakenForceLayer {
  if (!options.takesForceJudgments) return { state, taken: [], asked: [], newCases: [], fills: [] };
  const layer = forceLayerOf(state, { framework, reading });
  const isJudgments = pack.purpose === 'judgments';
  const cells = layer.cells.filter(({ table }) => isJudgments || table !== 'PlCases');
  const isNew = findTable(reading, 'PlJudgments') === undefined;
  return {
    ...meetForceCells(cells, reading, options.takesForceOverTyped ?? false),
    state: isJudgments ? { ...state, cases: [] } : state,
    newCases: isJudgments && options.newId !== undefined ? layer.newCases : [],
    fills: isNew ? forceJudgments(state, framework) : [],
  };
}

const forceJudgments = (state: InspectionState, framework: Framework): readonly JudgmentFill[] =>
  state.judgments
    .filter(
      ({ criterion, layer }) => layer === 'force' && topicOfCriterion(framework, criterion) !== undefined,
    )
    .map(({ criterion, layer, judgment, reasons }) => ({ criterion, layer, judgment, reasons }));
