import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Frame } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createPaneBench, type OpenPane, type PaneBench, sees } from './pane-bench.ts';
import { formatAddress } from './workbook-model/address.ts';

const workforce = new Uint8Array(
  readFileSync(new URL('../fixtures/xlsx/ho-police-workforce-sep19.xlsx', import.meta.url)),
);
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let bench: PaneBench;
beforeAll(async () => {
  bench = await createPaneBench();
});
afterEach(() => bench.closePane());
afterAll(() => bench?.close());

type Media = NonNullable<Parameters<OpenPane['office']['page']['emulateMedia']>[0]>;

/** The view of measures beside the Home Office's workbook, an inspection begun in it. */
async function openMeasures(media: Media = {}): Promise<OpenPane> {
  const pane = await bench.open(workforce);
  await pane.office.page.emulateMedia(media);
  const { frame } = pane;
  await frame.getByRole('button', { name: 'Begin without one' }).click();
  await frame.getByLabel('Force (choose one, or type another)').fill('Northshire (fictional)');
  await frame.getByRole('button', { name: 'Add our sheets' }).click();
  await sees(frame, '0 of 23 judged');
  await frame.getByRole('button', { name: 'Measures' }).click();
  await sees(frame, 'Select a figure in your own sheet, then press Use as a measure.');
  return pane;
}

/** A person selects the cell, and presses the button that uses it. */
async function useCell({ host, frame }: OpenPane, sheet: string, cell: string): Promise<void> {
  host.userSelect(sheet, cell);
  await frame.getByRole('button', { name: 'Use as a measure' }).click();
}

/** What stands in these columns of the first row of PL Measures. */
async function firstMeasure({ host }: OpenPane, headers: readonly string[]): Promise<readonly unknown[]> {
  const table = host.model.table('PlMeasures');
  if (table === undefined) throw new Error('there is no PlMeasures');
  const { values } = await host.read(table.sheet.name, formatAddress(table.box));
  return headers.map((header) => values[1]?.[values[0]?.indexOf(header) ?? -1]);
}

async function sayWhatItMeans(frame: Frame): Promise<void> {
  await frame.getByLabel('Definition: what is counted').fill('Police officers in post');
  await frame.getByLabel('Counted out of').fill('none');
  await frame.getByLabel('Which way is better').selectOption('higher');
}

const focused = (frame: Frame): Promise<string> =>
  frame.evaluate(() => document.activeElement?.id || document.activeElement?.textContent?.trim() || '');

test('a figure is selected, corrected, confirmed, and stands on PL Measures over its own cell', async () => {
  const pane = await openMeasures();
  const { frame, host, office } = pane;
  await useCell(pane, 'Table_1', 'A8');
  await sees(frame, 'A8 holds a label. Select the figure beside it.');
  await useCell(pane, 'Table_1', 'D8');
  expect(await frame.getByLabel('Name', { exact: true }).inputValue()).toBe(
    'Police officers by police force area, England and Wales (FTE): Cleveland',
  );
  expect(await frame.getByLabel('Period', { exact: true }).inputValue()).toBe('30 September 2019');
  await frame.getByRole('button', { name: 'Show the period, D6' }).click();
  await frame.getByLabel('Name', { exact: true }).fill('Officers of Cleveland');
  await sayWhatItMeans(frame);
  await frame.getByLabel('Criteria that it bears on').selectOption('ncpi-2024/leadership/2');
  await frame.getByLabel('Outstanding, from').fill('900');
  await frame.getByLabel('Good, from').fill('1,000');
  await sees(frame, 'The limit of Outstanding must be higher than that of Good.');
  await frame.getByLabel('Outstanding, from').fill('1,500');
  await frame.getByRole('button', { name: 'Bind this measure' }).click();
  await sees(frame, 'Officers of Cleveland is a measure now, on PL Measures.');
  await expect.poll(() => focused(frame)).toBe('Use as a measure');
  await sees(frame, '30 September 2019, bears on 1.2');
  expect(await firstMeasure(pane, ['Name', 'Value', 'Band'])).toEqual([
    'Officers of Cleveland',
    1225.8943,
    'Good',
  ]);
  await frame.getByRole('button', { name: 'Show its cell of Officers of Cleveland' }).click();
  await expect.poll(() => host.model.activeSheet.name).toBe('Table_1');
  await frame.getByRole('button', { name: 'Chart over time of Officers of Cleveland' }).click();
  await sees(frame, /^No period stands out among 3/);
  expect(await frame.getByText('XmR').count()).toBe(0);
  await frame.getByRole('button', { name: 'How this is worked out' }).click();
  await sees(frame, /^XmR control chart/);
  await frame.getByRole('button', { name: 'Update', exact: true }).click();
  await sees(frame, 'The measure is where it was, with the same figure and period.');
  expect([host.unsupported, office.outsideRequests, office.consoleErrors]).toEqual([[], [], []]);
});

test('a faulty field has the focus and says what is wrong; the card follows its cell, and a measure is removed', async () => {
  const pane = await openMeasures();
  const { frame, host, office } = pane;
  await useCell(pane, 'Table_1', 'D8');
  const definition = frame.getByLabel('Definition: what is counted');
  await frame.getByRole('button', { name: 'Bind this measure' }).click();
  await sees(frame, 'Fill in “Definition: what is counted”.');
  await expect.poll(() => focused(frame)).toBe('field-definition');
  expect(await definition.getAttribute('aria-invalid')).toBe('true');
  expect(await definition.getAttribute('aria-describedby')).toBe('fault-field-definition');
  await definition.fill('Police officers in post');
  await frame.getByText('Fill in “Definition').waitFor({ state: 'detached' });
  expect(await definition.getAttribute('aria-invalid')).toBeNull();
  await sayWhatItMeans(frame);
  await frame.getByLabel('Target, if there is one').fill('many');
  await frame.getByRole('button', { name: 'Bind this measure' }).click();
  await expect.poll(() => focused(frame)).toBe('field-target');
  await frame.locator('#fault-field-target').getByText('The target “many” is not a number.').waitFor();
  await frame.getByLabel('Target, if there is one').fill('');
  await frame.getByRole('button', { name: 'Bind this measure' }).click();
  await sees(frame, /is a measure now, on PL Measures\.$/);
  host.userEdit('Table_1', 'D8', [[1500]]);
  await sees(frame, /^1,500/);
  const remove = frame.getByRole('button', { name: /^Remove of / });
  await remove.click();
  await sees(frame, 'It bears on no criterion.');
  await expect.poll(() => focused(frame)).toBe('Cancel');
  await frame.getByRole('button', { name: 'Remove it' }).click();
  await sees(frame, /is a measure no more\.$/);
  await remove.waitFor({ state: 'detached' });
  expect(await firstMeasure(pane, ['Name', 'Value', 'Id'])).toEqual(['', '', '']);
  expect((await host.read('Table_1', 'D8')).values).toEqual([[1500]]);
  expect([host.unsupported, office.outsideRequests, office.consoleErrors]).toEqual([[], [], []]);
});

test('what was typed is kept after Esc, and the focus goes back to where it was opened', async () => {
  const pane = await openMeasures();
  const { frame } = pane;
  await useCell(pane, 'Table_1', 'D8');
  await frame.getByLabel('Definition: what is counted').fill('Officers in post');
  await frame.getByLabel('Definition: what is counted').press('Escape');
  await expect.poll(() => focused(frame)).toBe('Use as a measure');
  await frame.getByRole('button', { name: /^Go on with what you wrote/ }).click();
  expect(await frame.getByLabel('Definition: what is counted').inputValue()).toBe('Officers in post');
  await frame.getByLabel('Definition: what is counted').press('Escape');
  await useCell(pane, 'Table_1', 'D8');
  expect(await frame.getByLabel('Definition: what is counted').inputValue()).toBe('Officers in post');
});

interface AxeWindow {
  readonly axe: { run(): Promise<{ violations: { id: string; nodes: { target: string[] }[] }[] }> };
}

/** What axe finds, and by how many pixels the view is wider than its place. */
async function faultsOf(frame: Frame): Promise<readonly string[]> {
  await frame.evaluate(axe);
  return frame.evaluate(async () => {
    const { violations } = await (window as unknown as AxeWindow).axe.run();
    const { scrollWidth, clientWidth } = document.querySelector('main') ?? document.body;
    return [
      ...violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
      ),
      ...(scrollWidth > clientWidth ? [`wider by ${scrollWidth - clientWidth}`] : []),
    ];
  });
}

describe.each([
  ['light', { colorScheme: 'light', forcedColors: 'none' }],
  ['dark', { colorScheme: 'dark', forcedColors: 'none' }],
  ['forced colours', { colorScheme: 'light', forcedColors: 'active' }],
] as const)('in %s', (_, media) => {
  test('a whole table is filtered, ticked and bound at once; every step is free of what axe finds', async () => {
    const pane = await openMeasures(media);
    const { frame, host } = pane;
    const faults = [...(await faultsOf(frame))];
    await useCell(pane, 'Table_1', 'D8');
    await frame.getByLabel('Name', { exact: true }).waitFor();
    faults.push(...(await faultsOf(frame)));
    await frame.getByRole('button', { name: 'Use the whole table' }).click();
    await sees(frame, 'Rows: 45 of 57 ticked');
    await frame.getByRole('button', { name: 'Untick all' }).click();
    await frame.getByLabel('Show only rows with').fill('Mid');
    await frame.getByRole('button', { name: 'Tick these 3', exact: true }).click();
    await sayWhatItMeans(frame);
    faults.push(...(await faultsOf(frame)));
    await frame.getByRole('checkbox', { name: 'West Midlands (subtotal)' }).uncheck();
    await frame.getByRole('button', { name: 'Bind 2 measures' }).click();
    await sees(frame, '2 measures stand on PL Measures now.');
    await frame.getByRole('heading', { name: 'West Midlands' }).waitFor();
    faults.push(...(await faultsOf(frame)));
    expect(faults).toEqual([]);
    expect(
      (await host.read('PL Measures', 'A5:A7')).values.flat().filter((name) => name !== ''),
    ).toHaveLength(2);
  });
});
