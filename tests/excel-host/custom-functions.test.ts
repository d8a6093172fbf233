import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createPaneBench, type OpenPane, type PaneBench } from './pane-bench.ts';

let bench: PaneBench;
beforeAll(async () => {
  bench = await createPaneBench();
});
afterEach(() => bench.closePane());
afterAll(() => bench?.close());

function expectQuiet({ host, office }: OpenPane): void {
  expect(host.unsupported).toEqual([]);
  expect(office.outsideRequests).toEqual([]);
  expect(office.consoleErrors).toEqual([]);
}

/** The scripts of the pane's functions that its page has fetched so far. */
const functionScripts = ({ frame }: OpenPane): Promise<readonly string[]> =>
  frame.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => name)
      .filter((name) => name.includes('/call-function')),
  );

test('Excel calls a function of the open pane, which loads its code only then, and gets rows of values', async () => {
  const pane = await bench.open();
  await pane.frame.getByText('Bring in an evidence file').first().waitFor();
  expect(await functionScripts(pane)).toEqual([]);
  // Newcombe (1998), Statistics in Medicine 17:857–872, table I: 81 of 263 is 0.2553 to 0.3662.
  const answer = await pane.host.invokeCustomFunction('WILSON', [81, 263, null], 'Sheet1!C1');
  const rows = answer.type === 'value' ? (answer.value as number[][]) : [];
  expect(rows.map((row) => row.map((figure) => figure.toFixed(4)))).toEqual([['0.2553', '0.3080', '0.3662']]);
  expect(await functionScripts(pane)).toHaveLength(1);
  expectQuiet(pane);
});

test('a fault is #VALUE! with a sentence for the person', async () => {
  const pane = await bench.open();
  expect(await pane.host.invokeCustomFunction('WILSON', [5, 0, null], 'Sheet1!C1')).toEqual({
    type: 'error',
    word: '#VALUE!',
    message: 'There is nothing to divide by: the second number is 0.',
  });
  expectQuiet(pane);
});

test('what Excel asks while the pane still opens is answered once it listens', async () => {
  const pane = await bench.open();
  const answers = await Promise.all([
    pane.host.invokeCustomFunction('ROUNDED', [[[3, '..', 12]]], 'Sheet1!A5'),
    pane.host.invokeCustomFunction(
      'ALPHA',
      [
        [
          ['Good', 'Good'],
          ['Poor', 'Poor'],
        ],
        [['Poor'], ['Good']],
      ],
      'Sheet1!A6',
    ),
    pane.host.invokeCustomFunction('XMR', [[[10, 12, 11, 13, 12]], null], 'Sheet1!A7'),
  ]);
  expect(answers.slice(0, 2)).toEqual([
    { type: 'value', value: [[5, '..', 10]] },
    { type: 'value', value: 1 },
  ]);
  // Wheeler: 11.6 is the average; values in a row give a row of averages first.
  const [, , control] = answers;
  expect(control?.type === 'value' && (control.value as number[][])[0]).toEqual(Array(5).fill(11.6));
  expectQuiet(pane);
});
