import { cellName } from '../workbook-model/address.ts';
import type { CellContent } from '../workbook-model/cell.ts';
import type { WorkbookModel } from '../workbook-model/workbook-model.ts';
import type { Calculator } from './calculator.ts';
import { Evaluator } from './evaluator.ts';
import { type FormulaNode, NotCalculable } from './formula-tree.ts';
import type { Place } from './operand.ts';
import { parseFormula } from './parse-formula.ts';

/**
 * Calculates the functions that our own sheets use. A formula that holds anything else keeps the value it came
 * with: the file's own cached one.
 */
export function createBuiltInCalculator(): Calculator {
  return {
    description: 'Recalculated by the built-in engine',
    calculate: (model) => {
      calculateWorkbook(model);
      return Promise.resolve();
    },
    close: () => Promise.resolve(),
  };
}

function calculateWorkbook(model: WorkbookModel): void {
  const readCell = createCellReader(model);
  for (const sheet of model.sheets.filter((each) => each.mayHoldFormulas)) {
    const formulas = [...sheet.cells()].filter(([, , cell]) => cell.formula !== undefined);
    for (const [row, column] of formulas) {
      sheet.setResult(row, column, readCell({ sheet, row, column }));
    }
  }
}

const CALCULATING = Symbol('calculating');

/** Reads cells, calculating each formula once, when first asked for. */
export function createCellReader(model: WorkbookModel): (place: Place) => CellContent {
  const known = new Map<string, CellContent | typeof CALCULATING>();
  const readCell = (place: Place): CellContent => {
    const cell = place.sheet.cell(place.row, place.column);
    if (cell.formula === undefined) return cell.value;
    const key = `${place.sheet.id} ${cellName(place.row, place.column)}`;
    const found = known.get(key);
    // A formula that leads back to itself: Excel warns and shows 0.
    if (found === CALCULATING) return 0;
    if (found !== undefined) return found;
    known.set(key, CALCULATING);
    const tree = readTree(cell.formula);
    const value = tree ? evaluateOr(cell.value, () => evaluator.result(tree, place)) : cell.value;
    known.set(key, value);
    return value;
  };
  const evaluator = new Evaluator(model, readCell);
  return readCell;
}

/** What a formula says is the same in every workbook and at every calculation: each is read once. */
const trees = new Map<string, FormulaNode | null>();

function readTree(formula: string): FormulaNode | null {
  const known = trees.get(formula);
  if (known !== undefined) return known;
  const tree = evaluateOr(null, () => parseFormula(formula));
  trees.set(formula, tree);
  return tree;
}

function evaluateOr<T>(fallback: T, evaluate: () => T): T {
  try {
    return evaluate();
  } catch (thrown) {
    if (thrown instanceof NotCalculable) return fallback;
    throw thrown;
  }
}
