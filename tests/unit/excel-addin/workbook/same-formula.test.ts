import { describe, expect, test } from 'vitest';
import { isSameFormula } from '../../../../excel-addin/workbook/same-formula.ts';

describe('the same formula', () => {
  test.each([
    ['=sum(A1:A2)', '=SUM(A1:A2)'],
    ['=SUM( A1 , A2 )', '=SUM(A1,A2)'],
    ['=PlX[@Col]*2', '=PlX[[#This Row],[Col]]*2'],
    ['=[@Col]*2', '=PlX[[#This Row],[Col]]*2'],
    ['=[@[On time]]', '=PlX[[#This Row], [On time]]'],
    ['=COUNTIF(\'PL Grades\'!A1:A9,"Good")', '=countif( \'PL Grades\'!A1:A9, "Good")'],
    ["='Stats'!$C$2*2", '=Stats!$C$2*2'],
  ])('%s reads as %s', (a, b) => {
    expect(isSameFormula(a, b)).toBe(true);
  });

  test.each([
    ['=IF(A1="Good",1)', '=IF(A1="good",1)'],
    ['="a  b"', '="a b"'],
    ['=PlX[[#This Row],[Col]]', '=PlX[[#This Row],[Other]]'],
    ["='PL  Grades'!A1", "='PL Grades'!A1"],
    ['=PlX[Col]', '=PlY[Col]'],
    ["='Stats 2'!A1", '=Stats2!A1'],
  ])('%s differs from %s', (a, b) => {
    expect(isSameFormula(a, b)).toBe(false);
  });
});
