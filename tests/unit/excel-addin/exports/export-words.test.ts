import { beforeAll, describe, expect, test } from 'vitest';
import { planExport, planExportInSteps } from '../../../../excel-addin/exports/export-plans.ts';
import { exportErrorSentence } from '../../../../excel-addin/exports/export-sentences.ts';
import type { ExportSources } from '../../../../excel-addin/exports/export-sources.ts';
import { previewExport } from '../../../../excel-addin/taskpane/export/export-commands.ts';
import { disclosureSchemes, type SchemeId } from '../../../../shared/disclosure/scheme.ts';
import { trendOf } from '../../../../shared/statistics/trend.ts';
import { acceptedMeasure, place } from '../sheets/sample-measures.ts';
import { choicesFor, sourcesFrom } from './bare-sources.ts';
import { good, sourcesOf, today, workbookOf } from './sample-export.ts';

describe('the words of a refusal', () => {
  test.each(disclosureSchemes)(
    'name $id where it was chosen, and other schemes as the way out',
    ({ id, name }) => {
      for (const error of [
        { type: 'too-many', count: 900, scheme: id },
        { type: 'determined', labels: ['“Girls”, 2024'], scheme: id },
      ] as const) {
        const [why = '', wayOut = ''] = exportErrorSentence(error).split(/(?=Export fewer|Leave out)/);
        expect(why).toContain(`by “${name}”`);
        expect(wayOut).not.toContain(name);
        for (const other of disclosureSchemes) if (other.id !== id) expect(wayOut).toContain(other.name);
      }
    },
  );
});

const periods = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August'].map(
  (month) => `${month} 2024`,
);
const counts = [203, 211, 224, 232, 241, 258, 262, 277];

let sources: ExportSources;
beforeAll(async () => {
  const series = {
    values: { row: 1, column: 1, rowCount: 1, columnCount: 8 },
    periods: { row: 0, column: 1, rowCount: 1, columnCount: 8 },
    isNewestFirst: false,
  };
  const measure = {
    name: 'Missing from Larkfield House',
    period: 'August 2024',
    definition: 'Runs of Pip Notreal',
  };
  sources = await sourcesOf(
    await workbookOf({
      sheets: {
        S: [
          ['Group', ...periods],
          ['Children', ...counts],
        ],
      },
      measures: [acceptedMeasure('m', place('S', 1, 8), { measure, proposal: { series } })],
      charts: [{ kind: 'control', measureIds: ['m'] }],
      change: {
        pasted: [0, 1, 2].map((at) => ({
          ...{ reference: `CASE-${at}`, area: 'Missing children' },
          ...{ forceGrade: 'Good', inspectorGrade: 'Good' },
        })),
      },
    }),
  );
});

describe('before an export', () => {
  test('every name, period and definition that goes out as typed is shown', () => {
    const { typed } = good(planExport(sources, choicesFor('nhs-digital'), today));
    expect(typed.map(({ title }) => title)).toEqual(['Missing from Larkfield House']);
    const lines = typed.flatMap((one) => one.lines).join('\n');
    for (const text of ['August 2024', 'Runs of Pip Notreal', ...periods]) expect(lines).toContain(text);
  });

  test('a chart whose measure was removed is said to be left out', () => {
    const plan = good(planExport({ ...sources, measures: [] }, choicesFor('nhs-digital'), today));
    const notes = plan.sheets.flatMap(({ table }) => table.rows.map(({ cells }) => cells.Note));
    expect(notes).toContainEqual({
      type: 'text',
      text: 'PL Chart 1: what it was drawn from is no measure any more.',
    });
  });

  test('a comparison that lost a force to a removed measure says so', () => {
    const forces = [
      ['', 'Found', 'Episodes', '%'],
      ...['Kent', 'Essex', 'Surrey'].map((name, index) => [name, 400 + index, 600, 66.7]),
    ];
    const shares = [1, 2, 3].map((row) =>
      acceptedMeasure(`m${row}`, place('S', row, 3), {
        measure: { name: `Found: ${forces[row]?.[0]}`, unit: 'percent' },
        proposal: { numerator: place('S', row, 1), denominator: place('S', row, 2) },
      }),
    );
    const chart = { number: 4, sheetName: 'PL Chart 4', kind: 'funnel' } as const;
    const ids = shares.map(({ id }) => id);
    const notesWith = (measures: typeof shares) => {
      const bare = { ...sourcesFrom({ S: forces }, measures), charts: [{ ...chart, measureIds: ids }] };
      const [notes] = good(planExport(bare, choicesFor('nhs-digital'), today)).sheets;
      const texts = notes?.table.rows.flatMap(({ cells: { Note } }) =>
        Note?.type === 'text' ? Note.text : [],
      );
      return texts?.filter((text) => text.includes('PL Chart 4'));
    };
    expect(notesWith(shares)).toEqual([]);
    expect(notesWith(shares.slice(1))).toEqual([
      'PL Chart 4: 1 of the 3 forces that it compared is left out, since its measure was removed. The average and the limits here are of the others.',
    ]);
  });

  test('agreement of those who graded is left out in words, and no percentage of it leaves', () => {
    const { sheets } = good(planExport(sources, choicesFor('nhs-digital'), today));
    const texts = sheets.flatMap(({ table, note }) => [
      note,
      ...table.columns.map(({ header }) => header),
      ...table.rows.flatMap(({ cells }) =>
        Object.values(cells).flatMap((cell) => (cell.type === 'text' ? [cell.text] : [])),
      ),
    ]);
    const about = texts.filter((text) => /kappa|alpha|agree|same grade/i.test(text));
    expect(about).toHaveLength(1);
    expect(about[0]).toContain('stays in the force’s own workbook');
  });

  test('a trend is worked out from the figures as shown', () => {
    const rounded = counts.map((count) => Math.floor((count + 2) / 5) * 5);
    const trend = good(trendOf(rounded));
    const exact = good(trendOf(counts));
    expect(trend.slope).not.toBe(exact.slope);
    const { sheets } = good(planExport(sources, choicesFor('nhs-digital'), today));
    const notes = sheets[0]?.table.rows.flatMap(({ cells: { Note } }) =>
      Note?.type === 'text' ? [Note.text] : [],
    );
    const said = notes?.find((note) => note.includes('from one period to the next')) ?? '';
    expect(said).toContain('from the figures as shown');
    expect(Number(/about ([\d.]+)/.exec(said)?.[1])).toBeCloseTo(trend.slope, 1);
  });
});

describe('a preview in slices', () => {
  const rows = Array.from({ length: 40 }, (_, row) =>
    Array.from({ length: 6 }, (_each, column) => (row * 7 + column * 5 + ((row * column) % 11)) % 29),
  );
  const large = sourcesFrom(
    { S: [['Area', ...'ABCDEF'], ...rows.map((numbers, row) => [`Area ${row}`, ...numbers])] },
    rows.flatMap((numbers, row) =>
      numbers.map((_, column) =>
        acceptedMeasure(`m${row}-${column}`, place('S', row + 1, column + 1), {
          measure: { name: `Area ${row} in ${column}` },
        }),
      ),
    ),
  );

  const tickingBy = (ms: number): (() => number) => {
    let clock = 0;
    return () => {
      clock += ms;
      return clock;
    };
  };

  test.each<SchemeId>(['department', 'threshold-10'])('says what it says at once by %s', async (scheme) => {
    let pauses = 0;
    const made = await previewExport(large, choicesFor(scheme), {
      ...{ day: new Date(`${today}T12:00:00`), isWanted: () => true },
      now: tickingBy(15),
      pause: async () => {
        pauses++;
      },
    });
    expect(made).toEqual(planExport(large, choicesFor(scheme), today));
    expect(pauses).toBeGreaterThan(10);
  });

  test('stops where its answer is no longer wanted', async () => {
    const made = await previewExport(large, choicesFor('department'), {
      ...{ day: new Date(), isWanted: () => false, now: tickingBy(50) },
      pause: async () => undefined,
    });
    expect(made).toBeNull();
  });

  test('holds nothing up for half a second of the processor', () => {
    const steps = planExportInSteps(large, choicesFor('department'), today);
    let longest = 0;
    for (let isDone = false; !isDone; ) {
      const before = process.cpuUsage();
      isDone = steps.next().done === true;
      const { user, system } = process.cpuUsage(before);
      longest = Math.max(longest, (user + system) / 1000);
    }
    expect(longest).toBeLessThan(500);
  });
});
