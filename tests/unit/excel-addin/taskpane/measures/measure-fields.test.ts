import { describe, expect, test } from 'vitest';
import { faultSentence } from '../../../../../excel-addin/taskpane/measures/measure-fault.ts';
import {
  acceptMeasure,
  bandsSentence,
  holesSentence,
  libraryFields,
  readNumber,
  startFields,
} from '../../../../../excel-addin/taskpane/measures/measure-fields.ts';
import { proposeIn } from '../../../../../excel-addin/taskpane/measures/read-selected.ts';
import { defaultRule } from '../../../../../shared/grading/default-rule.ts';
import { forceSheet, shippedFramework } from '../../sheets/sample-measures.ts';
import { areaOf } from './sample-access.ts';

const framework = shippedFramework();
const rule = defaultRule;

const sheet = forceSheet('Table_1', [
  ['Table 1: Referrals by police force', '', ''],
  ['Force', '2023', '2024'],
  ['Northshire', 412, 420],
  ['Southshire', 388, 391],
  ['Eastshire', 102, 99],
]);

function proposalOf(cell: string) {
  const selected = proposeIn(sheet, areaOf(cell));
  const proposal = selected.ok ? selected.value.proposals[0] : undefined;
  if (proposal === undefined) throw new Error(`nothing is proposed for ${cell}`);
  return proposal;
}

const proposal = proposalOf('C3');
const whole = {
  ...startFields([proposal]),
  direction: 'higher',
  definition: 'Referrals made',
  denominator: 'none',
};

describe('a confirmed measure', () => {
  test.each([
    [{ name: '', direction: '' }, 'Choose which way is better: higher, lower or neither.'],
    [{ definition: '  ' }, 'Say in “Definition” what is counted.'],
    [
      { denominator: '' },
      'Say in “Counted out of” of what it is counted; write “none” where there is nothing.',
    ],
    [{ target: 'many' }, 'The target “many” is not a number.'],
    [{ 'limit Good': 'x' }, 'The limit of Good, “x”, is not a number.'],
    [
      { 'limit Good': '10', 'limit Outstanding': '9' },
      'The limit of Outstanding must be higher than that of Good.',
    ],
    [{ criteria: '1.2; 9.9' }, '“9.9” is no criterion of this edition.'],
  ])('is refused with %o', (change, sentence) => {
    const accepted = acceptMeasure(proposal, { ...whole, ...change }, { framework, rule, id: 'a' });
    expect(accepted.ok ? '' : faultSentence(accepted.error)).toBe(sentence);
  });

  test('rests on the columns that were chosen for its parts, in its own row', () => {
    const fields = { ...whole, numeratorColumn: '2', denominatorColumn: '1' };
    const accepted = acceptMeasure(proposal, fields, { framework, rule, id: 'a' });
    expect(accepted.ok && accepted.value.proposal).toMatchObject({
      numerator: { sheetName: 'Table_1', row: 2, column: 2 },
      denominator: { sheetName: 'Table_1', row: 2, column: 1 },
    });
    const without = acceptMeasure(proposal, whole, { framework, rule, id: 'a' });
    expect(without.ok && without.value.proposal.denominator).toBeNull();
  });
});

test.each([
  ['', 'count', null],
  ['1,200', 'count', 1200],
  ['-3.5', 'days', -3.5],
  ['45 %', 'percent', 45],
  ['45 %', 'share', 0.45],
  ['£1,200', 'money', 1200],
  ['45 %', 'count', undefined],
  ['12,5', 'count', undefined],
  ['.', 'count', undefined],
  ['a few', 'count', undefined],
] as const)('reads “%s” of the unit %s as %s', (text, unit, number) => {
  expect(readNumber(text, unit)).toBe(number);
});

test('an entry of the library fills in its words, and leaves a unit alone that the sheet says', () => {
  const id = 'icpc-within-15-working-days';
  const guessed = libraryFields(id, {
    framework,
    proposal: { ...proposal, unit: { value: 'count', from: [] } },
  });
  expect(guessed).toMatchObject({ library: id, direction: 'higher', unit: 'percent' });
  expect(guessed.denominator).toBe('all initial child protection conferences in the period');
  const read = libraryFields(id, {
    framework,
    proposal: { ...proposal, unit: { value: 'share', from: [areaOf('C3')] } },
  });
  expect(read).not.toHaveProperty('unit');
});

test('limits are judged only once it is said which way is better', () => {
  const limits = { 'limit Good': '10', 'limit Outstanding': '9' };
  expect(bandsSentence({ ...limits, direction: '' }, rule, 'count')).toBeNull();
  expect(bandsSentence({ ...limits, direction: 'lower' }, rule, 'count')).toBeNull();
  expect(bandsSentence({ ...limits, direction: 'higher' }, rule, 'count')).toBe(
    'The limit of Outstanding must be higher than that of Good.',
  );
});

test.each([
  [{ 'limit Good': '10', 'limit Requires improvement': '5' }, null],
  [{}, null],
  [
    { 'limit Outstanding': '10', 'limit Requires improvement': '5' },
    'No value will count as Good, since a better grade has a limit and it has none.',
  ],
])('limits %o are cautioned against where a grade between has none', (limits, sentence) => {
  const four = { ...rule, scale: ['Inadequate', 'Requires improvement', 'Good', 'Outstanding'] };
  expect(holesSentence(limits, four)).toBe(sentence);
});
