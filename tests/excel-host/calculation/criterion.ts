import { type CellContent, isError } from '../workbook-model/cell.ts';
import { compareValues, type Scalar } from './compare-values.ts';

type Matches = (value: CellContent) => boolean;

/** COUNTIF's second argument: a value, or text such as ">=3", "<>Good", "Requires*". */
export function createCriterion(criterion: CellContent): Matches {
  if (isError(criterion)) return (value) => isError(value) && value.error === criterion.error;
  if (typeof criterion !== 'string') return equals(criterion ?? 0);
  const [, operator = '', operand = ''] = /^(<=|>=|<>|[<>=])?(.*)$/s.exec(criterion) ?? [];
  if (operator === '' || operator === '=' || operator === '<>') {
    const matches = equalityOf(operator, operand);
    return operator === '<>' ? (value) => !matches(value) : matches;
  }
  const bound = readOperand(operand);
  return (value) => {
    if (value === null || isError(value) || typeof value !== typeof bound) return false;
    const order = compareValues(value, bound);
    if (operator === '<') return order < 0;
    if (operator === '>') return order > 0;
    return operator === '<=' ? order <= 0 : order >= 0;
  };
}

function equalityOf(operator: string, operand: string): Matches {
  // "" also matches formulas that give ""; "=" and "<>" look for cells that hold nothing at all.
  if (operand === '') return (value) => value === null || (operator === '' && value === '');
  const wanted = readOperand(operand);
  return typeof wanted === 'string' ? likeText(wanted) : equals(wanted);
}

function readOperand(operand: string): Scalar {
  if (operand.trim() !== '' && Number.isFinite(Number(operand))) return Number(operand);
  if (/^(true|false)$/i.test(operand)) return operand.toLowerCase() === 'true';
  return operand;
}

/** A number matches text that reads as that number too: COUNTIF is more generous here than '='. */
function equals(wanted: Scalar): Matches {
  return (value) => {
    if (typeof wanted === 'number' && typeof value === 'string') {
      return value.trim() !== '' && Number(value) === wanted;
    }
    return value === wanted;
  };
}

/** '*' any text, '?' any character, '~' takes their meaning away; whatever the capitals. */
function likeText(pattern: string): Matches {
  const source = pattern.replace(/~[*?~]|[*?]|[.+^${}()|[\]\\/]/g, (found) => {
    if (found === '*') return '.*';
    if (found === '?') return '.';
    return found === '~~' ? '~' : `\\${found.at(-1)}`;
  });
  const regex = new RegExp(`^${source}$`, 'isu');
  return (value) => typeof value === 'string' && regex.test(value);
}
