import { readFileSync } from 'node:fs';
import { readXlsx, writeXlsx } from 'hucre';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  compileCountsAs,
  compileIndicated,
  compileLevelIf,
  compileRange,
  compileSettle,
  compileWhy,
  type OutcomeCells,
  type TopicCells,
} from '../../shared/grading/compile-rule.ts';
import { defaultRule } from '../../shared/grading/default-rule.ts';
import { gradeTopic } from '../../shared/grading/grade-topic.ts';
import { resavedByLibreOffice } from './libre-office.ts';

const { scale } = defaultRule;
const states = [...scale, '', 'Not applicable'];

/** Every way in which 4 and 5 criteria can be judged: 7⁴ + 7⁵ = 19,208. */
const vectors: readonly (readonly string[])[] = [4, 5].flatMap((length) => vectorsOf(length));

function vectorsOf(length: number): readonly (readonly string[])[] {
  if (length === 0) return [[]];
  return vectorsOf(length - 1).flatMap((rest) => states.map((state) => [...rest, state]));
}

/** Columns: A–E judgments, F–J counts as, K–O counts, P not applicable, Q open, R applicable, S–W levels, X–AA words. */
function rowOf(vector: readonly string[], index: number) {
  const row = index + 1;
  const inputs = ['A', 'B', 'C', 'D', 'E'].map((column) => `${column}${row}`);
  const counted = ['F', 'G', 'H', 'I', 'J'].map((column) => `${column}${row}`);
  const topic: TopicCells = {
    counts: ['K', 'L', 'M', 'N', 'O'].map((column) => `${column}${row}`),
    open: `Q${row}`,
    applicable: `R${row}`,
    causeOfConcern: '""',
    criticalLow: '0',
    criticalOpen: '0',
  };
  const outcome: OutcomeCells = {
    open: topic.open,
    applicable: topic.applicable,
    levels: ['S', 'T', 'U', 'V', 'W'].map((column) => `${column}${row}`),
  };
  const range = `F${row}:J${row}`;
  const n = vector.length;
  const criteria = vector.map((_, at) => ({ number: `3.${at + 1}`, isOpen: `${counted[at]}="Open"` }));
  const formulas = [
    ...vector.map((_, at) => compileCountsAs(defaultRule, { judgment: inputs[at] ?? '', reasons: '"x"' })),
    ...(n === 4 ? ['""'] : []),
    ...scale.map((grade) => `COUNTIF(${range},"${grade}")`),
    `COUNTIF(${range},"Not applicable")`,
    `${n}-SUM(K${row}:P${row})`,
    `${n}-P${row}`,
    ...scale.map((_, at) => compileLevelIf(defaultRule, topic, at + 1)),
    compileIndicated(defaultRule, outcome),
    compileRange(defaultRule, outcome),
    compileSettle(defaultRule, outcome, criteria),
    compileWhy(defaultRule, { ...outcome, ...topic }),
  ];
  return { inputs: [...vector, ...(n === 4 ? [''] : [])], formulas };
}

/** What LibreOffice makes of every vector: its last four columns. */
let calculated: readonly (readonly string[])[];

beforeAll(async () => {
  const rows = vectors.map(rowOf);
  const cells = new Map(
    rows.flatMap(({ formulas }, row) =>
      formulas.map((formula, at) => [`${row},${at + 5}`, { value: 0, formula }] as const),
    ),
  );
  const bytes = await writeXlsx({ sheets: [{ name: 'All', rows: rows.map(({ inputs }) => inputs), cells }] });
  const { all } = await resavedByLibreOffice({ all: bytes });
  const [sheet] = (await readXlsx(all ?? new Uint8Array())).sheets;
  calculated = (sheet?.rows ?? []).map((row) => [23, 24, 25, 26].map((at) => String(row[at] ?? '')));
}, 300_000);

const ours = vectors.map((vector) =>
  gradeTopic(defaultRule, {
    criteria: vector.map((judgment, at) => ({ number: `3.${at + 1}`, judgment, reasons: 'x' })),
    hasCauseOfConcern: false,
  }),
);

describe('all 19,208 vectors of four and five criteria', () => {
  test('are calculated by LibreOffice as in TypeScript', () => {
    expect(calculated).toHaveLength(19_208);
    const differing = ours.flatMap(({ indicated, range, settleWords, why }, index) => {
      const mine = [indicated, range, settleWords, why];
      const theirs = calculated[index] ?? [];
      return mine.every((text, at) => text === theirs[at]) ? [] : [{ vector: vectors[index], mine, theirs }];
    });
    expect(differing.slice(0, 5)).toEqual([]);
  });

  test('have in LibreOffice the grade that the independent answers give', () => {
    const answers = readAnswers();
    const wrong = vectors.filter((vector, index) => {
      const counts = states.map((state) => vector.filter((one) => one === state).length);
      return calculated[index]?.[0] !== answers.get([vector.length, ...counts].join(','));
    });
    expect(wrong).toEqual([]);
  });
});

function readAnswers(): ReadonlyMap<string, string> {
  const text = readFileSync(new URL('../fixtures/rule/one-slip_all_states.csv', import.meta.url), 'utf8');
  const lines = text.trim().split(/\r?\n/).slice(1);
  return new Map(
    lines.map((line) => {
      const values = line.split(',');
      return [values.slice(0, 8).join(','), values.at(-1) ?? ''];
    }),
  );
}
