import { createCellReader } from '../calculation/built-in-calculator.ts';
import { compareValues, fillBlanks } from '../calculation/compare-values.ts';
import { Evaluator } from '../calculation/evaluator.ts';
import { NotCalculable } from '../calculation/formula-tree.ts';
import type { Place } from '../calculation/operand.ts';
import { parseFormula } from '../calculation/parse-formula.ts';
import { contains } from '../workbook-model/address.ts';
import { apiValue, type CellContent } from '../workbook-model/cell.ts';
import {
  type ConditionalRule,
  conditionalRules,
  type DifferentialLook,
  differentialLook,
  ruleFormulas,
} from '../workbook-model/conditional-formats.ts';
import type { Sheet } from '../workbook-model/sheet.ts';
import { shiftFormula } from '../workbook-model/shift-formula.ts';
import type { WorkbookModel } from '../workbook-model/workbook-model.ts';

/** What the conditional formats of a sheet make of a cell; rules of other kinds (colour scales) are passed over. */
export function createConditionalLook(
  model: WorkbookModel,
  sheet: Sheet,
): (row: number, column: number) => Partial<DifferentialLook> {
  const rules = conditionalRules(sheet).map((rule) => ({ rule, look: differentialLook(model.styles, rule) }));
  const evaluator = new Evaluator(model, createCellReader(model));
  return (row, column) => {
    const place = { sheet, row, column };
    let look: Partial<DifferentialLook> = {};
    for (const each of rules) {
      if (!applies(each.rule, place, evaluator)) continue;
      // What a rule of higher priority set stays.
      look = { ...nonEmpty(each.look), ...look };
      if (each.rule.element.getAttribute('stopIfTrue') === '1') break;
    }
    return look;
  };
}

const nonEmpty = (look: DifferentialLook): Partial<DifferentialLook> =>
  Object.fromEntries(Object.entries(look).filter(([, value]) => value !== '' && value !== false));

function applies(rule: ConditionalRule, place: Place, evaluator: Evaluator): boolean {
  const box = rule.boxes.find((each) => contains(each, place.row, place.column));
  const [origin] = rule.boxes;
  if (!box || !origin) return false;
  const { value } = place.sheet.cell(place.row, place.column);
  const text = String(apiValue(value)).toLowerCase();
  const wanted = (rule.element.getAttribute('text') ?? '').toLowerCase();
  const results = (): readonly CellContent[] =>
    ruleFormulas(rule).map((formula) =>
      evaluate(shiftFormula(formula, place.row - origin.top, place.column - origin.left), place, evaluator),
    );
  switch (rule.element.getAttribute('type')) {
    case 'containsText':
      return text.includes(wanted);
    case 'notContainsText':
      return !text.includes(wanted);
    case 'beginsWith':
      return text.startsWith(wanted);
    case 'endsWith':
      return text.endsWith(wanted);
    case 'expression':
      return results()[0] === true;
    case 'cellIs':
      return meets(rule.element.getAttribute('operator') ?? '', value, results());
    default:
      return false;
  }
}

function evaluate(formula: string, place: Place, evaluator: Evaluator): CellContent {
  try {
    return evaluator.result(parseFormula(formula), place);
  } catch (thrown) {
    if (thrown instanceof NotCalculable) return null;
    throw thrown;
  }
}

function meets(operator: string, value: CellContent, bounds: readonly CellContent[]): boolean {
  const order = (bound: CellContent): number => {
    const filled = fillBlanks(value, bound);
    return 'error' in filled ? Number.NaN : compareValues(filled[0], filled[1]);
  };
  const first = order(bounds[0] ?? null);
  const second = order(bounds[1] ?? null);
  switch (operator) {
    case 'equal':
      return first === 0;
    case 'notEqual':
      return first !== 0;
    case 'lessThan':
      return value !== null && first < 0;
    case 'lessThanOrEqual':
      return value !== null && first <= 0;
    case 'greaterThan':
      return first > 0;
    case 'greaterThanOrEqual':
      return first >= 0;
    case 'between':
      return first >= 0 && second <= 0;
    case 'notBetween':
      return first < 0 || second > 0;
    default:
      return false;
  }
}
