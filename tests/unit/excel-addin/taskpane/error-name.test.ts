import { expect, test } from 'vitest';
import { errorName } from '../../../../excel-addin/taskpane/error-name.ts';

const named = (name: string): Error => Object.assign(new Error('quotes “a sentence from a note”'), { name });

test.each([
  [new TypeError('x of “Alex Example”'), 'TypeError'],
  [named('RichApi.Error'), 'RichApi.Error'],
  [named('a sentence from a note'), 'Error'],
  ['a sentence from a note', 'Error'],
  [undefined, 'Error'],
])('shows of a thrown error only its name, %#', (thrown, name) => {
  expect(errorName(thrown)).toBe(name);
});
