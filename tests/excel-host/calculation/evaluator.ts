import { type Box, parseAddress, splitSheetName } from '../workbook-model/address.ts';
import { type CellContent, isError } from '../workbook-model/cell.ts';
import type { Sheet } from '../workbook-model/sheet.ts';
import type { WorkbookModel } from '../workbook-model/workbook-model.ts';
import { compareValues, fillBlanks } from './compare-values.ts';
import { type FormulaNode, NotCalculable } from './formula-tree.ts';
import { FUNCTIONS } from './functions.ts';
import { type Area, isArea, type Operand, type Place } from './operand.ts';
import { structuredBox } from './structured-reference.ts';

/** A table's part as a formula spells it, looked up: where it lies for a formula in a row. */
interface TablePart {
  readonly sheet: Sheet;
  readonly boxAt: (row: number) => Box | undefined;
}

/**
 * Evaluates formulas of one workbook while nobody changes its tables and sheets, so for one calculation; `readCell`
 * gives a cell's value and calculates it first if it must.
 */
export class Evaluator {
  readonly #model: WorkbookModel;
  readonly #usedBoxes = new Map<Sheet, Box>();
  readonly #tableParts = new Map<string, TablePart>();
  readonly #readCell: (place: Place) => CellContent;

  constructor(model: WorkbookModel, readCell: (place: Place) => CellContent) {
    this.#model = model;
    this.#readCell = readCell;
  }

  /** The result of a whole formula. A reference to a blank cell shows 0. */
  result(node: FormulaNode, at: Place): CellContent {
    return this.scalar(this.evaluate(node, at), at) ?? 0;
  }

  evaluate(node: FormulaNode, at: Place): Operand {
    switch (node.type) {
      case 'literal':
        return node.value;
      case 'range': {
        const sheet = node.sheetName === undefined ? at.sheet : this.#model.sheet(node.sheetName);
        return sheet ? { sheet, box: node.box } : { error: '#REF!' };
      }
      case 'table':
        return this.#table(node, at);
      case 'name':
        return this.#name(node.name);
      case 'call': {
        const call = FUNCTIONS[node.name];
        if (!call) throw new NotCalculable(`The built-in engine does not know ${node.name}.`);
        return call({ evaluator: this, at, args: node.args });
      }
      case 'minus': {
        const value = this.number(this.evaluate(node.operand, at), at);
        return typeof value === 'number' ? -value : value;
      }
      case 'percent': {
        const value = this.number(this.evaluate(node.operand, at), at);
        return typeof value === 'number' ? value / 100 : value;
      }
      case 'binary': {
        const left = this.scalar(this.evaluate(node.left, at), at);
        const right = this.scalar(this.evaluate(node.right, at), at);
        return this.#binary(node.operator, left, right);
      }
    }
  }

  #table(node: { readonly tableName: string; readonly part: string }, at: Place): Operand {
    const found = this.#tablePart(node.tableName, node.part);
    if (!found) return { error: '#REF!' };
    const box = found.boxAt(at.row);
    return box ? { sheet: found.sheet, box } : { error: '#VALUE!' };
  }

  #tablePart(tableName: string, part: string): TablePart | undefined {
    const key = `${tableName}[${part}]`;
    const known = this.#tableParts.get(key);
    if (known) return known;
    const table = this.#model.table(tableName);
    if (!table) return undefined;
    const found = { sheet: table.sheet, boxAt: structuredBox(table, part) };
    this.#tableParts.set(key, found);
    return found;
  }

  #name(name: string): Operand {
    const named = this.#model.names.find(name);
    const table = this.#model.table(name);
    if (table) return { sheet: table.sheet, box: table.bodyBox };
    if (!named) return { error: '#NAME?' };
    const { sheetName = '', local } = splitSheetName(named.formula);
    const sheet = this.#model.sheet(sheetName);
    const box = parseAddress(local);
    if (!sheet || !box) throw new NotCalculable(`The name ${name} is more than a place.`);
    return { sheet, box };
  }

  #binary(operator: string, left: CellContent, right: CellContent): CellContent {
    const filled = fillBlanks(left, right);
    if ('error' in filled) return filled;
    const [a, b] = filled;
    if (operator === '&') return `${toText(left)}${toText(right)}`;
    if (!'+-*/^'.includes(operator)) return isOrdered(operator, compareValues(a, b));
    const [x, y] = [toNumber(left), toNumber(right)];
    if (typeof x !== 'number') return x;
    return typeof y === 'number' ? arithmetic(operator, x, y) : y;
  }

  /** Every cell of an area, row by row; cells beyond what the sheet uses are left out. */
  cells(area: Area): readonly CellContent[] {
    const values: CellContent[] = [];
    const used = this.#usedBox(area.sheet);
    const bottom = Math.min(area.box.bottom, Math.max(used.bottom, area.box.top));
    const right = Math.min(area.box.right, Math.max(used.right, area.box.left));
    for (let row = area.box.top; row <= bottom; row++) {
      for (let column = area.box.left; column <= right; column++) {
        values.push(this.#readCell({ sheet: area.sheet, row, column }));
      }
    }
    return values;
  }

  #usedBox(sheet: Sheet): Box {
    const known = this.#usedBoxes.get(sheet) ??
      sheet.usedBox(false) ?? { top: 0, left: 0, bottom: 0, right: 0 };
    this.#usedBoxes.set(sheet, known);
    return known;
  }

  /** One value; of an area the one in the formula's own row or column, as Excel picks it. */
  scalar(operand: Operand, at: Place): CellContent {
    if (!isArea(operand)) return operand;
    const { sheet, box } = operand;
    const row = box.top === box.bottom ? box.top : at.row;
    const column = box.left === box.right ? box.left : at.column;
    const isInside = row >= box.top && row <= box.bottom && column >= box.left && column <= box.right;
    return isInside ? this.#readCell({ sheet, row, column }) : { error: '#VALUE!' };
  }

  number(operand: Operand, at: Place): CellContent {
    return toNumber(this.scalar(operand, at));
  }
}

function isOrdered(operator: string, order: number): boolean {
  switch (operator) {
    case '=':
      return order === 0;
    case '<>':
      return order !== 0;
    case '<':
      return order < 0;
    case '>':
      return order > 0;
    case '<=':
      return order <= 0;
    default:
      return order >= 0;
  }
}

function arithmetic(operator: string, x: number, y: number): CellContent {
  if (operator === '/' && y === 0) return { error: '#DIV/0!' };
  const results: Readonly<Record<string, number>> = {
    '+': x + y,
    '-': x - y,
    '*': x * y,
    '/': x / y,
    '^': x ** y,
  };
  const result = results[operator] ?? Number.NaN;
  return Number.isFinite(result) ? result : { error: '#NUM!' };
}

function toNumber(value: CellContent): CellContent {
  if (value === null) return 0;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value !== 'string') return value;
  return value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : { error: '#VALUE!' };
}

const toText = (value: CellContent): string => {
  if (value === null) return '';
  if (isError(value)) return value.error;
  return typeof value === 'boolean' ? String(value).toUpperCase() : String(value);
};
