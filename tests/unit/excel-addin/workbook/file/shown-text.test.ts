import { describe, expect, test } from 'vitest';
import { shownText } from '../../../../../excel-addin/workbook/file/shown-text.ts';

// What Excel's documentation of number formats says each shows; 45382 is 31 March 2024.
describe('the text that Excel shows', () => {
  test.each([
    [1234.5, 'General', '1234.5'],
    [0.1 + 0.2, 'General', '0.3'],
    [5516.65, '#,##0', '5,517'],
    [-81.9557, '#,##0', '-82'],
    [0.125, '0%', '13%'],
    [0.125, '0.0%', '12.5%'],
    [12.5, '0.0"%"', '12.5%'],
    [7, '000', '007'],
    [2.5, '0.##', '2.5'],
    [1234567, '#,##0.0,,"m"', '1.2m'],
    [-5, '#,##0;(#,##0)', '(5)'],
    [0, '#,##0;-#,##0;"nil"', 'nil'],
    [412, '"£"#,##0', '£412'],
    [412, '[Red]#,##0', '412'],
    [45382, 'dd/mm/yyyy', '31/03/2024'],
    [45382, 'mmm-yy', 'Mar-24'],
    [45382, 'mmm\\-yy', 'Mar-24'],
    [45382, 'dddd d mmmm yyyy', 'Sunday 31 March 2024'],
    [45382.5, 'd mmm yyyy h:mm AM/PM', '31 Mar 2024 12:00 PM'],
    [45382.75, 'hh:mm:ss', '18:00:00'],
    [1.5, '[h]:mm', '36:00'],
    [1, 'dd/mm/yyyy', '01/01/1900'],
    [2 / 3, '# ?/?', '0.6666666667'],
  ] as const)('of %d in %s', (value, format, shown) => {
    expect(shownText(value, format, false)).toBe(shown);
  });

  test('of words and truth values', () => {
    expect(shownText('..', '0%', false)).toBe('..');
    expect(shownText(true, 'General', false)).toBe('TRUE');
  });
});
