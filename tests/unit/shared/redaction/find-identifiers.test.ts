import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { findIdentifiers } from '../../../../shared/redaction/find-identifiers.ts';
import { readStrings, scoreStrings } from './score-strings.ts';

const strings = (name: string) => readStrings(readFileSync(`tests/fixtures/redaction/${name}.txt`, 'utf8'));
const found = (text: string, headers: readonly string[] = []) =>
  findIdentifiers(text, { headers }).map((hit) => [hit.class, text.slice(hit.start, hit.end)]);

test('finds what it was tuned on and leaves the prose of reports alone', () => {
  const score = scoreStrings(strings('tuning-identified'), strings('tuning-harmless'));
  expect(score.missed).toEqual([]);
  expect(score.alarms).toEqual([]);
});

test.each(['held-back', 'second-held-back'])(
  'finds 97 in 100 strings of the %s set, with a false alarm in at most 2 of 100 harmless ones',
  (set) => {
    const score = scoreStrings(strings(`${set}-identified`), strings(`${set}-harmless`));
    expect(score.strings).toBeGreaterThanOrEqual(200);
    expect(score.harmless).toBeGreaterThanOrEqual(200);
    expect(score.found / score.strings, score.missed.join('\n')).toBeGreaterThanOrEqual(0.97);
    expect(score.falseAlarms / score.harmless, score.alarms.join('\n')).toBeLessThanOrEqual(0.02);
  },
);

describe('a long text', () => {
  const LENGTH = 12_000;
  // Pieces that repeat what a pattern begins with: time that grows with the square of the length is seconds here.
  test.each([
    "O'",
    'Aa-',
    'Aa ',
    'ref no ',
    'aged 1, ',
    'Mr Aa ',
    'Aa, ',
    '1 Aa Road, ',
    'SMITH, ',
    'a.',
    '1 and ',
  ])('of %j is read in time that grows with its length', (piece) => {
    const read = (length: number) => {
      const start = process.cpuUsage();
      findIdentifiers(piece.repeat(length / piece.length));
      return process.cpuUsage(start).user;
    };
    read(LENGTH / 4);
    expect(read(LENGTH)).toBeLessThan(1_000_000);
  });
});

test('a review of which everybody knows is no person, a child of that name is', () => {
  expect(found('The review of the murder of Star Hobson was published.')).toEqual([]);
  expect(found('Brandon and others, 2020')).toEqual([]);
  expect(found('Brandon was missing.')).toEqual([['person', 'Brandon']]);
  expect(found('Star Hobson', ['Child name'])).toEqual([['child', 'Star Hobson']]);
});

test('an address is hidden with its village', () => {
  expect(found('Lives at 4 Mill Lane, Otterbourne with his aunt')).toEqual([
    ['address', '4 Mill Lane, Otterbourne'],
  ]);
});

describe('a number with a check character', () => {
  // Numbers from the published descriptions: python-stdnum's documentation, hmpps-person-record's tests.
  test.each([
    ['nhs-number', '943 476 5919'],
    ['upn', 'B801200005001'],
    ['pnc-id', '2003/0011985X'],
    ['cro-number', '265416/21G'],
    ['ni-number', 'AB123456C'],
    ['driver-number', 'MORGA657054SM9IJ'],
  ])('is a %s without any word that says so', (kind, text) => {
    expect(found(`It says ${text} there`)).toEqual([[kind, text]]);
  });

  test.each(['943 476 5918', 'A801200005001', 'MORGA657994SM9IJ'])(
    'is none when it does not hold: %s',
    (text) => {
      expect(found(`It says ${text} there`).filter(([kind]) => kind !== 'case-reference')).toEqual([]);
    },
  );

  test('is hidden although it does not hold where a word says what it is', () => {
    expect(found('NHS number 943 476 5918')).toEqual([['nhs-number', '943 476 5918']]);
  });
});

describe('officers', () => {
  test('are a class of their own, with their numbers', () => {
    expect(found('PC 1234 Smith spoke to Mr Smith.')).toEqual([
      ['collar-number', '1234'],
      ['officer', 'Smith'],
      ['adult', 'Smith'],
    ]);
  });
});

describe('a date', () => {
  test('is of a birth only where something says so', () => {
    expect(found('Seen on 3/4/2015.')).toEqual([]);
    expect(found('DOB 3/4/2015.')).toEqual([['date-of-birth', '3/4/2015']]);
    expect(found('3/4/2015', ['Date of birth'])).toEqual([['date-of-birth', '3/4/2015']]);
  });
});

describe('a cell', () => {
  test('is a name below a header that says so', () => {
    expect(found('wren', ['Child name'])).toEqual([['child', 'wren']]);
    expect(found('Ruby Marsh (04/05/2017)', ['Sibling 2'])).toEqual([
      ['child', 'Ruby Marsh'],
      ['date-of-birth', '04/05/2017'],
    ]);
  });

  test.each(['Yes', 'n/a', 'Not known', '–', 'not recorded'])('is no name when it says “%s”', (text) => {
    expect(found(text, ['Mother'])).toEqual([]);
  });
});

test('offsets count UTF-16 units', () => {
  const text = '🧒🏽 “Mrs O’Rourke” – 07700 900123';
  expect(found(text)).toEqual([
    ['adult', 'O’Rourke'],
    ['phone', '07700 900123'],
  ]);
});
