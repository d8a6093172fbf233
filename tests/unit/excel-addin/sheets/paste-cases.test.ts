import { describe, expect, test } from 'vitest';
import { casesFromPaste } from '../../../../excel-addin/sheets/paste-cases.ts';
import { editions } from './sample-cases.ts';

const { areas } = editions.areas;
const paste = (text: string, standing: readonly string[] = []) => casesFromPaste(text, areas, standing);
const plain = (reference: string) => ({ reference, area: '', forceGrade: '', inspectorGrade: '' });

describe('a pasted list', () => {
  test('of references gives a case a line, blank lines aside', () => {
    expect(paste('AB 1\r\n\r\n  AB 2 \nAB 3')).toEqual({
      cases: ['AB 1', 'AB 2', 'AB 3'].map(plain),
      duplicates: [],
      warnings: [],
    });
  });

  test('names what stands twice in it, or in the workbook already', () => {
    const { cases, duplicates } = paste('AB 1\nab-1\nAB 2\nAB 3', ['ab–3']);
    expect(cases.map(({ reference }) => reference)).toEqual(['AB 1', 'AB 2']);
    expect(duplicates).toEqual(['ab-1', 'AB 3']);
  });

  test('out of Excel brings areas and grades, in any order of headed columns', () => {
    const text = [
      'Inspector grade\tCase ref\tOfficer\tArea of practice',
      'RI\tAB 1\tseven\tmissing CHILDREN',
      'good\tAB 2\teight\tsex offender management',
    ].join('\r\n');
    expect(paste(text).cases).toEqual([
      { ...plain('AB 1'), area: 'Missing children', inspectorGrade: 'Requires improvement' },
      { ...plain('AB 2'), area: 'Sex offender management', inspectorGrade: 'Good' },
    ]);
  });

  test('without headers has reference, area, force’s grade, inspector’s grade', () => {
    expect(paste('AB 1\tDomestic abuse\tGood\tInadequate').cases).toEqual([
      { reference: 'AB 1', area: 'Domestic abuse', forceGrade: 'Good', inspectorGrade: 'Inadequate' },
    ]);
  });

  test('may hold cells in quotes, with line breaks and quotes in them', () => {
    expect(
      paste('"AB\n1"\t"Domestic\nabuse"\nAB ""2""').cases.map(({ reference, area }) => [reference, area]),
    ).toEqual([
      ['AB 1', 'Domestic abuse'],
      ['AB ""2""', ''],
    ]);
  });

  test('is told what is odd, with the line', () => {
    const { cases, warnings } = paste('Jane Example\tMissing people\tExcellent\n\tDomestic abuse');
    expect(cases).toEqual([{ ...plain('Jane Example'), area: 'Missing people' }]);
    expect(warnings).toEqual([
      'Line 1: “Jane Example” looks like a name: use the force’s reference number, never a name.',
      'Line 1: “Missing people” is no area of practice of this edition.',
      'Line 1: “Excellent” is no grade (good, requires improvement, inadequate), left blank.',
      'Line 2: no reference, left out.',
    ]);
  });

  test.each([';', ','])(
    'with cells apart by %j is a table where areas stand behind the references',
    (apart) => {
      const { cases, warnings } = paste(
        ['AB 1', 'AB 2'].map((one) => [one, 'Domestic abuse', 'RI'].join(apart)).join('\n') +
          `\nAB 3${apart}Missing people${apart}Good`,
      );
      expect(cases.map(({ reference, area, forceGrade }) => [reference, area, forceGrade])).toEqual([
        ['AB 1', 'Domestic abuse', 'Requires improvement'],
        ['AB 2', 'Domestic abuse', 'Requires improvement'],
        ['AB 3', 'Missing people', 'Good'],
      ]);
      expect(warnings).toEqual(['Line 3: “Missing people” is no area of practice of this edition.']);
    },
  );

  test('of references that hold commas themselves stays a list of references', () => {
    expect(paste('AB 1, North\nAB 2, South').cases).toEqual(['AB 1, North', 'AB 2, South'].map(plain));
  });

  test('of references and grades says whose grades they are taken for', () => {
    const { cases, warnings } = paste('AB 1;Good\nAB 2;RI');
    expect(cases).toEqual([
      { ...plain('AB 1'), forceGrade: 'Good' },
      { ...plain('AB 2'), forceGrade: 'Requires improvement' },
    ]);
    expect(warnings).toEqual([
      'No line has an area of practice: the grades are taken as the force’s, then the inspector’s.',
    ]);
  });

  test('of nothing gives nothing', () => {
    expect(paste('')).toEqual({ cases: [], duplicates: [], warnings: [] });
    expect(paste('\ufeff\n\t\n')).toEqual({ cases: [], duplicates: [], warnings: [] });
  });
});
