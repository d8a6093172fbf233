import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Frame } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { bringInSample, createPaneBench, judge, type PaneBench, sees } from './pane-bench.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let bench: PaneBench;
beforeAll(async () => {
  bench = await createPaneBench();
});
afterEach(() => bench.closePane());
afterAll(() => bench?.close());

interface AxeWindow {
  readonly axe: { run(): Promise<{ violations: { id: string; nodes: { target: string[] }[] }[] }> };
}

async function axeFaults(frame: Frame): Promise<readonly string[]> {
  await frame.evaluate(axe);
  return frame.evaluate(async () => {
    const { violations } = await (window as unknown as AxeWindow).axe.run();
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
    );
  });
}

const focused = (frame: Frame): Promise<string> =>
  frame.evaluate(() => {
    const { activeElement } = document;
    return activeElement?.id || activeElement?.textContent?.trim() || activeElement?.tagName || '';
  });

describe.each([
  ['light', { colorScheme: 'light', forcedColors: 'none' }],
  ['dark', { colorScheme: 'dark', forcedColors: 'none' }],
  ['forced colours', { colorScheme: 'light', forcedColors: 'active' }],
] as const)('in %s', (_, media) => {
  test('every view is free of what axe finds, and fits into 320 pixels', async () => {
    const { frame, office, host } = await bench.open();
    await office.page.emulateMedia(media);
    await sees(frame, 'Bring in an evidence file');
    const faults = [...(await axeFaults(frame))];
    await frame.getByRole('button', { name: 'Begin without one' }).click();
    faults.push(...(await axeFaults(frame)));
    await frame.getByRole('button', { name: 'Cancel' }).click();
    await bringInSample(frame);
    judge(host, 5, ['Good', 'Goodish', 'Adequate', 'Not applicable', '']);
    for (const view of ['Evidence', 'Judgments', 'Grades']) {
      await frame.getByRole('button', { name: view, exact: true }).click();
      if (view === 'Grades') await frame.getByRole('button', { name: 'Award for Leadership' }).click();
      faults.push(...(await axeFaults(frame)));
      const [needed, given] = await frame.evaluate(() => {
        const { scrollWidth, clientWidth } = document.querySelector('main') ?? document.body;
        return [scrollWidth, clientWidth];
      });
      expect([view, needed]).toEqual([view, given]);
    }
    expect(faults).toEqual([]);
  });
});

test('Tab goes through every control in the order of reading, Enter opens a form and Esc closes it', async () => {
  const { frame, office } = await bench.open();
  await sees(frame, 'Bring in an evidence file');
  await frame.locator('#evidence-file').focus();
  await office.page.keyboard.press('Tab');
  await expect.poll(() => focused(frame)).toBe('Begin without one');
  await office.page.keyboard.press('Enter');
  await expect.poll(() => focused(frame)).toBe('field-framework');
  for (const field of ['field-force', 'field-kind', 'field-startDate', 'field-endDate']) {
    await office.page.keyboard.press('Tab');
    await expect.poll(() => focused(frame)).toBe(field);
  }
  await office.page.keyboard.press('Escape');
  await expect.poll(() => focused(frame)).toBe('Begin without one');
  await office.page.keyboard.press('Shift+Tab');
  await expect.poll(() => focused(frame)).toBe('evidence-file');
});

test('the focus never falls out of the pane when a view is replaced', async () => {
  const { frame } = await bench.open();
  await sees(frame, 'Bring in an evidence file');
  await frame.locator('#evidence-file').focus();
  await bringInSample(frame);
  await expect.poll(() => focused(frame)).not.toBe('BODY');
});

test('the file field is found by the words that stand on it', async () => {
  const { frame } = await bench.open();
  await sees(frame, 'Bring in an evidence file');
  expect(await frame.getByLabel('Choose a file…', { exact: true }).getAttribute('type')).toBe('file');
  await frame.getByRole('button', { name: 'Begin without one' }).click();
  expect(await frame.getByLabel('I have an inspection file', { exact: true }).getAttribute('type')).toBe(
    'file',
  );
  const ids = await frame.evaluate(() => [...document.querySelectorAll('[id]')].map(({ id }) => id));
  expect(ids).toHaveLength(new Set(ids).size);
});

test('every topic’s grade stands below its name, at the same edge', async () => {
  const { frame } = await bench.open();
  await bringInSample(frame);
  await frame.getByRole('button', { name: 'Grades' }).click();
  const places = await frame.evaluate(() =>
    [...document.querySelectorAll('.topic-head')].map((head) => {
      const [name, grade] = [...head.children].map((child) => child.getBoundingClientRect());
      return [Math.round((grade?.top ?? 0) - (name?.bottom ?? 0)), (grade?.left ?? 0) - (name?.left ?? 1)];
    }),
  );
  expect(places.length).toBeGreaterThan(3);
  expect(places).toEqual(places.map(() => [4, 0]));
});
