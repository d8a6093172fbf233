import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allChanges } from './anchor-corpus/changes/all-changes.ts';
import { templates } from './anchor-corpus/document-list.ts';
import { type Harness, openHarness, plansOf } from './anchor-corpus/harness.ts';
import type { DocumentFigures, DocumentPlan, Measured } from './anchor-corpus/measure-document.ts';
import type { ProbeCase, probe } from './anchor-corpus/truth-probe.ts';
import { LAUNCH_TIMEOUT_MS } from './browsers.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await openHarness(resolve(import.meta.dirname, 'anchor-corpus/truth-probe.ts'));
}, LAUNCH_TIMEOUT_MS);
afterAll(() => harness.close());

const inPage = async (call: string) => (await harness.page.evaluate(call)) as unknown;
const ask = async (question: Partial<ProbeCase>) =>
  (await inPage(`corpus.probe(${JSON.stringify({ html: PAGE, donor: DONOR, ...question })})`)) as ReturnType<
    typeof probe
  >;

const row = (...cells: string[]) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
const head = '<thead><tr><th>Ref</th><th>Child</th><th>Status</th><th>Note</th></tr></thead>';
const PAGE = `<h1>Cases</h1><p>First words of the page, which stay where they are.</p>
<h2>Visits</h2><p>The officer went to the house on Monday and saw both children there.</p><p>Nobody else was at home that day.</p>
<table>${head}<tbody>${row('CP/1', 'Ayla', 'Open', 'none')}${row('CP/2', 'Bram', 'Open', 'seen')}${row('CP/3', 'Corin', 'Closed', 'none')}</tbody></table>`;
const DONOR = `<p>Quite another sentence that comes from a page about somebody else.</p>
<table>${head}<tbody>${row('CP/8', 'Quill', 'Open', 'late')}${row('CP/9', 'Wren', 'Closed', 'none')}</tbody></table>`;
const VISIT = 'The officer went to the house on Monday and saw both children there.';
const ink = (text: string) => text.replace(/\s/g, '');

describe('the truth of the corpus', () => {
  test('is the target itself where nothing changed', async () => {
    const { type, words } = await ask({ kind: 'sentence', clipped: VISIT, change: 'nothing' });
    expect({ type, words }).toEqual({ type: 'there', words: ink(VISIT) });
  });

  test('goes with a paragraph to its new place', async () => {
    const still = await ask({ kind: 'paragraph', clipped: VISIT, change: 'nothing' });
    const moved = await ask({ kind: 'paragraph', clipped: VISIT, change: 'paragraph moved' });
    expect({ type: moved.type, words: moved.words }).toEqual({ type: 'there', words: ink(VISIT) });
    expect(moved.before).not.toBe(still.before);
    expect(moved.page.split(ink(VISIT))).toHaveLength(2);
  });

  test("is gone with the target's row though an equal cell stays", async () => {
    const { type, page } = await ask({ kind: 'repeated', clipped: 'Open', change: "target's row removed" });
    expect({ type, stays: page.includes('BramOpen') }).toEqual({ type: 'gone', stays: true });
  });

  test("is gone where another's row stands in the row's place", async () => {
    const change = "another's look-alike in its row's place";
    const { type, page } = await ask({ kind: 'repeated', clipped: 'Open', change });
    expect({ type, hasLookAlike: /CP\/[89](Quill|Wren)Open/.test(page) }).toEqual({
      type: 'gone',
      hasLookAlike: true,
    });
  });

  test('stays in its row where rows come before it', async () => {
    const { type, before, words } = await ask({
      kind: 'repeated',
      clipped: 'Open',
      change: 'rows inserted above',
    });
    expect({ type, words }).toEqual({ type: 'there', words: 'Open' });
    expect(before).toMatch(/CP\/1Ayla$/);
  });

  test('is gone where the text was rewritten, and there where some words were edited', async () => {
    const rewritten = await ask({ kind: 'sentence', clipped: VISIT, change: 'rewritten' });
    expect(rewritten.type).toBe('gone');
    const edited = await ask({ kind: 'sentence', clipped: VISIT, change: 'light edit' });
    expect(edited.type).toBe('there');
    expect(edited.words).not.toBe(ink(VISIT));
    expect(edited.words?.endsWith('there.')).toBe(true);
  });

  test('may be judged either way where a value was wholly replaced', async () => {
    const { type, before } = await ask({
      kind: 'repeated',
      clipped: 'Open',
      change: 'value replaced in its cell',
    });
    expect({ type, row: before?.slice(-8) }).toEqual({ type: 'either', row: 'CP/1Ayla' });
  });

  test('is never a copy of the words', async () => {
    const { type, words, page } = await ask({ kind: 'sentence', clipped: VISIT, change: 'copy elsewhere' });
    expect({ type, words, copies: page.split(ink(VISIT)).length - 1 }).toEqual({
      type: 'there',
      words: ink(VISIT),
      copies: 2,
    });
  });

  test.each(['hidden text and scripts', 'wrappers added', 'inline markup', 'line breaks', 'drawn again'])(
    'is what a reader sees, unchanged by %s',
    async (change) => {
      const still = await ask({ kind: 'sentence', clipped: VISIT, change: 'nothing' });
      const dressed = await ask({ kind: 'sentence', clipped: VISIT, change });
      expect(dressed).toEqual(still);
    },
  );
});

describe('the corpus', () => {
  test('has 30 documents or more, 12 of them held back, none in both halves, and 24 kinds of change', () => {
    const [tuning, held] = [Object.keys(templates.tuning), Object.keys(templates.held)];
    expect(tuning.length + held.length).toBeGreaterThanOrEqual(30);
    expect(held.length).toBeGreaterThanOrEqual(12);
    expect(held.filter((name) => tuning.includes(name))).toEqual([]);
    expect(new Set(allChanges.map(({ name }) => name)).size).toBeGreaterThanOrEqual(24);
  });

  test('gives one who knows the truth everything, and one who always errs nothing', async () => {
    const names = ['case list', 'missing episodes', 'crime record', 'policy'];
    const plans = plansOf('tuning', true).filter(({ name }) => names.includes(name));
    const measured: Measured[] = [];
    for (const plan of plans) measured.push(...(await measureFakes({ ...plan, isAttached: false })).measured);
    const outcomes = (contender: string) =>
      new Set(measured.filter((one) => one.contender === contender).map(({ outcome }) => outcome));
    expect(new Set(measured.map(({ change }) => change))).toEqual(
      new Set(allChanges.map(({ name }) => name)),
    );
    expect(outcomes('perfect')).toEqual(new Set(['found', 'gone right', 'fair']));
    expect(outcomes('hopeless')).toEqual(new Set(['wrong']));
  });
});

describe("the product's own anchoring", () => {
  test("never marks another's row where the clip's row was removed", async () => {
    const names = ['legacy nominal', 'caseload by unit', 'duty rota'];
    const plans = plansOf('held', true).filter(({ name }) => names.includes(name));
    const removed = { changes: ["target's row removed"], targetsPerChange: 8 };
    const measured: Measured[] = [];
    for (const plan of plans)
      measured.push(...(await harness.measure({ ...plan, ...removed }, false)).measured);
    expect(measured.length).toBeGreaterThan(20);
    expect(measured.filter(({ outcome }) => outcome === 'wrong')).toEqual([]);
  });
});

const measureFakes = async (plan: DocumentPlan) =>
  (await inPage(
    `corpus.measureFakes(${JSON.stringify(plan)}, ${JSON.stringify(harness.sources)})`,
  )) as DocumentFigures;
