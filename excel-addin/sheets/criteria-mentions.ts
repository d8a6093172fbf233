import type { Criterion } from '../../shared/criteria/framework.ts';
import { quote } from '../../shared/grading/compile-rule.ts';

/** As a search text of COUNTIF or SEARCH: none of its signs is a wildcard. */
export const literalText = (text: string): string => text.replace(/[~*?]/g, '~$&');

/**
 * Whether a cell that people type ("1.2; 3.1", "1.2, 3.1", "1.2 3.1") names a criterion, as the text of a condition
 * that SUMPRODUCT can count over a column.
 */
export function mentionFormula(column: string, { number }: Criterion): string {
  const apart = ['" "', '","', 'CHAR(10)'].reduce(
    (text, separator) => `SUBSTITUTE(${text},${separator},";")`,
    column,
  );
  return `ISNUMBER(SEARCH(${quote(`;${literalText(number)};`)},";"&${apart}&";"))`;
}

/** What mentionFormula gives of this text. */
export const mentions = (text: string, { number }: Criterion): boolean =>
  `;${text.replace(/[ ,\n]/g, ';')};`.toLowerCase().includes(`;${number.toLowerCase()};`);
