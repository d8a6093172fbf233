import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anchorPlace } from '../../../../../shared/evidence/anchoring/anchor-place.ts';
import { describePlace } from '../../../../../shared/evidence/anchoring/describe-place.ts';
import { type Block, findAgain, indexOf, pageOf } from './page-of.ts';

const children = [
  ['Reference', 'Child', 'Risk', 'Status'],
  ['MP/24/00417', 'Wren Sampleton', 'High', 'Open'],
  ['MP/24/00418', 'Corin Plotter', 'Medium', 'Open'],
  ['MP/24/00419', 'Hesper Fabler', 'High', 'Closed'],
  ['MP/24/00420', 'Bram Notreal', 'Low', 'Open'],
];
const rowsWithout = (...gone: number[]) => children.filter((_, at) => !gone.includes(at));
const list = (rows: readonly (readonly string[])[]): readonly Block[] => [
  { heading: 'Children missing' },
  'Eleven episodes were reviewed for this audit.',
  { table: rows },
  'All names are made up for training.',
];
const page = pageOf(list(children));
const secondOpen = page.text.indexOf('Open', page.text.indexOf('Plotter'));

function findSecondOpen(rows: readonly (readonly string[])[]) {
  const after = pageOf(list(rows));
  const found = anchorPlace(indexOf(after), describePlace(page, secondOpen, secondOpen + 4));
  const start = found.place?.start ?? -1;
  const record = after.records.find((one) => one.start <= start && start < one.end);
  return { ...found, row: record ? after.text.slice(record.start, record.end).split('\t') : null };
}

describe('a cell whose words stand in many rows', () => {
  test('is found in its own row when rows come before it', () => {
    const found = findSecondOpen([
      children[0] ?? [],
      ['MP/24/00401', 'Ulric Yarnley', 'High', 'Open'],
      ...rowsWithout(0),
    ]);
    expect(found).toMatchObject({ text: 'Open', row: children[2] });
  });

  test('is found in its own row when the rows are sorted otherwise', () => {
    expect(findSecondOpen([children[0] ?? [], ...rowsWithout(0).reverse()]).row).toEqual(children[2]);
  });

  test('is gone with its row, though the same words stand in others', () => {
    expect(findSecondOpen(rowsWithout(2))).toMatchObject({ verdict: 'gone', place: null });
  });

  test('is gone when another child’s row, alike in the rest, stands in its place', () => {
    const other = ['MP/24/00977', 'Zelah Placehold', 'Medium', 'Open'];
    expect(findSecondOpen(children.map((row, at) => (at === 2 ? other : row))).verdict).toBe('gone');
  });

  test('has changed when its own row says something else', () => {
    const changed = ['MP/24/00418', 'Corin Plotter', 'Medium', 'Closed'];
    const found = findSecondOpen(children.map((row, at) => (at === 2 ? changed : row)));
    expect(found).toMatchObject({ verdict: 'changed', text: 'Closed', row: changed });
  });

  test('is found by its column when columns come before it', () => {
    const wider = children.map(([first = '', ...rest], at) => [first, at === 0 ? 'Team' : 'Open', ...rest]);
    const found = findSecondOpen(wider);
    expect(found.row).toEqual(wider[2]);
    expect(found.place?.start).toBe(pageOf(list(wider)).text.indexOf('Medium\tOpen') + 'Medium\t'.length);
  });
});

describe('a sentence', () => {
  const before = [
    'The officer arrived at nine and found the front door open.',
    'She spoke to the child alone in the kitchen and wrote down every word.',
    'A supervisor looked at the record on the next working day.',
  ];
  const [first = '', second = '', third = ''] = before;

  test('has changed when one of its words has, even where a copy stands elsewhere', () => {
    const edited = second.replace('kitchen', 'garden');
    const after = pageOf([second, 'A note about parking at the station.', first, edited, third]);
    const found = findAgain(pageOf(before), after, second);
    expect(found).toMatchObject({ verdict: 'changed', text: edited });
  });

  test('has moved when it stands in another part of the page', () => {
    const after = pageOf([second, 'A note about parking.', 'Nothing else was said there.', first, third]);
    expect(findAgain(pageOf(before), after, second)).toMatchObject({ verdict: 'moved', text: second });
  });

  test('is gone when it was taken out', () => {
    expect(findAgain(pageOf(before), pageOf([first, third]), second).verdict).toBe('gone');
  });

  test('is gone when another took its place', () => {
    const other = 'No further visits were made because everybody had left before noon.';
    expect(findAgain(pageOf(before), pageOf([first, other, third]), second).verdict).toBe('gone');
  });
});

test('what stands on another record’s page of the same template is gone', () => {
  const record = ([name, number, day, word]: readonly [string, string, string, string]) =>
    pageOf(
      [
        { heading: 'Case summary' },
        `The child is ${name}, known as ${number}.`,
        `The strategy discussion took place on ${day}.`,
        `The reviewing officer said that the plan was ${word}.`,
        'The risk is graded high and will be reviewed.',
      ],
      `Case ${number}`,
    );
  const before = record(['Wren Sampleton', 'CP/25/11831', '14 May 2025', 'sound']);
  const after = record(['Bram Notreal', 'CP/25/90442', '2 June 2025', 'late']);
  const quote = 'The risk is graded high and will be reviewed.';
  expect(findAgain(before, before, quote).verdict).toBe('same');
  expect(findAgain(before, after, quote).verdict).toBe('gone');
});

const letters = 'abcdefghijklmnopqrstuvwxyz'.split('');
const word = fc.string({ unit: fc.constantFrom(...letters), minLength: 3, maxLength: 9 });
const line = fc.array(word, { minLength: 6, maxLength: 14 }).map((words) => words.join(' '));
const pages = fc.uniqueArray(line, { minLength: 3, maxLength: 12 });

describe('whatever a page says', () => {
  test('a line of it is the same where it was, on the page unchanged', () => {
    fc.assert(
      fc.property(pages, fc.nat(), (lines, pick) => {
        const view = pageOf(lines);
        const quote = lines[pick % lines.length] ?? '';
        const found = findAgain(view, view, quote);
        expect(found).toMatchObject({ verdict: 'same', text: quote });
        expect(found.place?.start).toBe(view.text.indexOf(quote));
      }),
    );
  });

  test('other white space and other letter case never make it gone', () => {
    fc.assert(
      fc.property(pages, fc.nat(), (lines, pick) => {
        const quote = lines[pick % lines.length] ?? '';
        const dressed = lines.map((one) => one.toUpperCase().replaceAll(' ', '\u00a0 '));
        const found = findAgain(pageOf(lines), pageOf(dressed), quote);
        expect(found.verdict).toBe('same');
        expect(found.text.toLowerCase().replaceAll('\u00a0 ', ' ')).toBe(quote);
      }),
    );
  });

  test('a line that was taken out is gone', () => {
    fc.assert(
      fc.property(pages, fc.nat(), (lines, pick) => {
        const quote = lines[pick % lines.length] ?? '';
        const rest = lines.filter((one) => one !== quote);
        expect(findAgain(pageOf(lines), pageOf(rest), quote).verdict).toBe('gone');
      }),
    );
  });

  test('what was kept of any part of any page can be looked for on any other', () => {
    const any = fc.array(fc.string({ unit: 'binary', maxLength: 40 }), { maxLength: 8 });
    fc.assert(
      fc.property(any, any, fc.tuple(fc.nat(), fc.nat()), (before, after, [from, length]) => {
        const view = pageOf([...before, { table: [before, after, before] }]);
        const start = from % (view.text.length + 1);
        const end = Math.min(view.text.length, start + (length % 50));
        const kept = JSON.parse(JSON.stringify(describePlace(view, start, end)));
        const found = anchorPlace(indexOf(pageOf([...after, { table: [after, before] }])), kept);
        expect(found.confidence).toBeGreaterThanOrEqual(0);
        expect(found.confidence).toBeLessThanOrEqual(1);
      }),
    );
  });
});
