import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { callFunction, type FunctionId } from '../../../../excel-addin/functions/call-function.ts';
import { functionIds, registerFunctions } from '../../../../excel-addin/functions/register-functions.ts';

const described = JSON.parse(readFileSync('excel-addin/public/functions.json', 'utf8')) as {
  readonly functions: readonly {
    readonly id: string;
    readonly name: string;
    readonly description: string;
    readonly parameters: readonly {
      readonly name: string;
      readonly description: string;
      readonly optional?: boolean;
    }[];
  }[];
};

const column = (...cells: readonly unknown[]) => cells.map((cell) => [cell]);

function numbersOf(id: FunctionId, ...given: readonly unknown[]): readonly number[] {
  const called = callFunction(id, given);
  if (!called.ok) throw new Error(called.error.sentence);
  return (Array.isArray(called.value) ? called.value : [[called.value]]).flat() as number[];
}

describe('functions.json', () => {
  test('describes exactly the functions that the add-in gives Excel', () => {
    expect(described.functions.map(({ id }) => id)).toEqual(functionIds);
  });

  test('names optional arguments last, and describes every function in a sentence', () => {
    for (const { name, id, description, parameters } of described.functions) {
      expect(name).toBe(id);
      expect(description).toMatch(/\.$/);
      // What a formula's dialog shows without cutting it off, as far as Excel's own functions go.
      for (const text of [description, ...parameters.map((each) => each.description)])
        expect(text.length).toBeLessThanOrEqual(255);
      const firstOptional = parameters.findIndex(({ optional }) => optional === true);
      const after = firstOptional === -1 ? [] : parameters.slice(firstOptional);
      expect(after.filter(({ optional }) => optional !== true)).toEqual([]);
    }
  });
});

describe('a custom function', () => {
  // Newcombe (1998), Statistics in Medicine 17:857–872, table I: 81 of 263, Wilson without continuity correction.
  test('WILSON gives the published interval', () => {
    const [low = 0, share = 0, high = 0] = numbersOf('WILSON', 81, 263);
    expect([low, high].map((bound) => bound.toFixed(4))).toEqual(['0.2553', '0.3662']);
    expect(share).toBeCloseTo(81 / 263, 12);
  });

  // Garwood (1936): five events have a 95 % interval of 1.6235 to 11.6683.
  test('RATE gives the exact interval of few events, per what was asked', () => {
    const figures = numbersOf('RATE', 5, 1000, 1000, null);
    expect(figures.map((figure) => figure.toFixed(4))).toEqual(['1.6235', '5.0000', '11.6683']);
  });

  test('XMR gives the average and limits of Wheeler’s formula, a row a value', () => {
    const called = callFunction('XMR', [column(10, 12, 11, 13, 12), 'higher']);
    // Ranges 2, 1, 2, 1: average 1.5; 11.6 ± 2.66 × 1.5.
    expect(called.ok && (called.value as number[][])[0]?.slice(0, 2).map((n) => n.toFixed(3))).toEqual([
      '11.600',
      '7.610',
    ]);
    expect(called.ok && (called.value as unknown[]).length).toBe(5);
  });

  test('TREND says that six rising values rise', () => {
    const called = callFunction('TREND', [column(1, 2, 3, 4, 5, 6)]);
    expect(called.ok && (called.value as unknown[][])[0]?.slice(0, 2)).toEqual(['Rising', 1]);
  });

  test('FUNNEL leaves the row of a force without figures blank', () => {
    const called = callFunction('FUNNEL', [column(20, '..', 30), column(100, 50, 100)]);
    const rows = called.ok ? (called.value as (number | string)[][]) : [];
    expect(rows.map(([share]) => share)).toEqual([0.2, '', 0.3]);
    expect(rows[0]?.[1]).toBe(0.25);
  });

  test('ROUNDED keeps a zero, makes 1 to 7 a five, and lets markers be', () => {
    const called = callFunction('ROUNDED', [[[0, 3, 7, 8, '..', 23]]]);
    expect(called.ok && called.value).toEqual([[0, 5, 5, 10, '..', 25]]);
  });

  test('KAPPA is 1 where all agree and counts near misses for less than far ones', () => {
    const scale = column('Inadequate', 'Requires improvement', 'Good');
    const first = column('Good', 'good ', 'Inadequate', 'Requires improvement');
    expect(numbersOf('KAPPA', first, first, scale, null)).toEqual([1]);
    const near = column('Requires improvement', 'Good', 'Inadequate', 'Requires improvement');
    const far = column('Inadequate', 'Good', 'Inadequate', 'Requires improvement');
    const [nearKappa = 0] = numbersOf('KAPPA', first, near, scale, 'linear');
    const [farKappa = 0] = numbersOf('KAPPA', first, far, scale, 'linear');
    expect(nearKappa).toBeGreaterThan(farKappa);
  });

  test('ALPHA takes a row a case and a column a person, with gaps', () => {
    const scale = column('Inadequate', 'Good');
    const grades = [
      ['Good', 'Good', ''],
      ['Inadequate', 'Inadequate', 'Inadequate'],
      ['Good', '', 'Good'],
    ];
    expect(numbersOf('ALPHA', grades, scale)).toEqual([1]);
  });

  test('EVIDENCECOUNT leaves withdrawn items out and does not take 3.2 for 3.21', () => {
    const criteria = column('3.2 strength', '3.21 strength', '1.1 neutral; 3.2 neutral', '3.2 strength');
    const status = column('', '', '', 'Withdrawn: twice');
    expect(numbersOf('EVIDENCECOUNT', criteria, status, '3.2')).toEqual([2]);
  });

  test('takes its usual value for an argument left out before one that is given', () => {
    expect(callFunction('RATE', [12, 5000, null, 0.998])).toEqual(
      callFunction('RATE', [12, 5000, 1000, 0.998]),
    );
    expect(numbersOf('RATE', 12, 5000, null, 0.998)[1]).toBeCloseTo(2.4, 12);
  });

  test.each(['XMR', 'FUNNEL'] as const)('%s of a row gives what it gives of a column, turned', (id) => {
    const values = [10, 12, 11, 13, 12];
    const sizes = [50, 50, 40, 60, 50];
    const down = callFunction(id, id === 'XMR' ? [column(...values)] : [column(...values), column(...sizes)]);
    const across = callFunction(id, id === 'XMR' ? [[values]] : [[values], [sizes]]);
    const rows = down.ok ? (down.value as unknown[][]) : [];
    const turned = rows[0]?.map((_, place) => rows.map((row) => row[place]));
    expect(rows).toHaveLength(5);
    expect(across).toEqual({ ok: true, value: turned });
  });

  test('a whole column costs no more than its filled part', () => {
    const whole = [...column(1, '..', 3, 4, 5, 6), ...Array.from({ length: 1_048_570 }, () => [null])];
    const grades = [...column('Good', 'Poor'), ...Array.from({ length: 1_048_574 }, () => [''])];
    const scale = column('Poor', 'Good');
    const began = performance.now();
    expect(callFunction('XMR', [whole])).toEqual(callFunction('XMR', [whole.slice(0, 6)]));
    expect(callFunction('ROUNDED', [whole])).toEqual(callFunction('ROUNDED', [whole.slice(0, 6)]));
    expect(numbersOf('KAPPA', grades, grades, scale)).toEqual([1]);
    expect(numbersOf('ALPHA', [['Good', 'Good'], ['Poor', 'Poor'], ...grades.slice(2)], scale)).toEqual([1]);
    expect(performance.now() - began).toBeLessThan(5000);
  });

  test('takes the 0 that Excel for Windows and Mac gives for a blank cell for no grade', () => {
    const scale = column('Poor', 'Good', 0, 0);
    const first = column('Good', 'Poor', 0, 'Good', 0);
    expect(numbersOf('KAPPA', first, column('Good', 'Poor', 'Good', 0, 0), scale)).toEqual([1]);
    expect(numbersOf('KAPPA', column(0, 1, 2), column(0, 1, 2), column(0, 1, 2))).toEqual([1]);
  });

  test.each<[FunctionId, readonly unknown[], string]>([
    ['WILSON', [5, 0], 'There is nothing to divide by: the second number is 0.'],
    ['WILSON', [5, 3], 'More were counted than there are.'],
    ['WILSON', ['many', 3], 'Value 1 is no number: “many”.'],
    ['WILSON', ['..', 3], 'A number is needed where there is a blank or a marker.'],
    ['TREND', [column(1, 2)], 'Four values or more are needed.'],
    ['XMR', [column('..', '')], 'There is no number among the values.'],
    ['XMR', [column(1, 2), 'upwards'], 'Better is “higher”, “lower” or “neutral”.'],
    [
      'XMR',
      [
        [
          [1, 2],
          [3, 4],
        ],
      ],
      'Choose one row or one column of cells, not a block.',
    ],
    ['ROUNDED', [[[2.5]]], '2.5 is no count: whole numbers from 0 are rounded, not shares or rates.'],
    ['KAPPA', [column('Good'), column('Fine'), column('Good')], '“Fine” is not on the scale (good).'],
    ['EVIDENCECOUNT', [column('a'), column('a', 'b'), '3.2'], 'The two columns are not of one length.'],
  ])('%s of %j says what is wrong', (id, given, sentence) => {
    expect(callFunction(id, given)).toEqual({ ok: false, error: { type: 'function-fault', sentence } });
  });
});

describe('registering the functions', () => {
  class RuntimeError extends Error {
    readonly code: string;
    constructor(code: string, message: string) {
      super(message);
      this.code = code;
    }
  }
  const associated = new Map<string, (...given: readonly unknown[]) => Promise<unknown>>();
  const runtime = {
    associate: (id: string, run: (...given: readonly unknown[]) => Promise<unknown>) =>
      associated.set(id, run),
    Error: RuntimeError,
    ErrorCode: { invalidValue: '#VALUE!' },
  } as unknown as typeof CustomFunctions;

  test('loads the code when the first is called, and hands faults to Excel as #VALUE! with the sentence', async () => {
    let loads = 0;
    registerFunctions(runtime, () => {
      loads += 1;
      return Promise.resolve(callFunction);
    });
    expect([...associated.keys()]).toEqual(functionIds);
    expect(loads).toBe(0);
    await expect(associated.get('WILSON')?.(5, 0)).rejects.toMatchObject({
      code: '#VALUE!',
      message: 'There is nothing to divide by: the second number is 0.',
    });
    expect(loads).toBe(1);
  });

  test('leaves out what office.js hands over behind the arguments', async () => {
    registerFunctions(runtime, () => Promise.resolve(callFunction));
    const context = { functionName: 'KAPPA', address: 'Sheet1!A1' };
    const grades = column('Good', 'Poor');
    const asked = associated.get('KAPPA')?.(grades, grades, column('Poor', 'Good'), context);
    await expect(asked).resolves.toBe(1);
  });
});
