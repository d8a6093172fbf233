import { describe, expect, test } from 'vitest';
import { formatNumber, formatText } from './workbook-model/number-formats.ts';

// What Excel shows is known from its own dialog and from ECMA-376 part 1, 18.8.31.
describe('the text of a cell', () => {
  test.each([
    [1234.5, 'General', '1234.5'],
    [0.1, 'General', '0.1'],
    [1234.5, '0', '1235'],
    [1234.5, '#,##0', '1,235'],
    [0.125, '0.0%', '12.5%'],
    [0.5, '0%', '50%'],
    [45_382, 'dd/mm/yyyy', '31/03/2024'],
    [45_382, 'mmm\\-yy', 'Mar-24'],
    [45_382, 'd mmmm yyyy', '31 March 2024'],
    [45_382.5, 'hh:mm', '12:00'],
    [1234, '\\ #,##0\\ ;\\-#,##0\\ ;\\-00\\ ;\\ @\\ ', ' 1,234 '],
    [-1234, '\\ #,##0\\ ;\\-#,##0\\ ;\\-00\\ ;\\ @\\ ', '-1,234 '],
    [-5, '0.0', '-5.0'],
    [7, '"£"0.00', '£7.00'],
  ])('of %d in the format %s is "%s"', (value, format, shown) => {
    expect(formatNumber(value, format)).toBe(shown);
  });

  test('of a text takes the fourth part of the format', () => {
    expect(formatText('..', '0;0;0;\\ @\\ ')).toBe(' .. ');
    expect(formatText('..', '0.0%')).toBe('..');
  });
});
