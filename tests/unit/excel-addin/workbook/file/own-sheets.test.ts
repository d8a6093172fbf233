import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { readXlsx } from 'hucre';
import { describe, expect, test } from 'vitest';
import { createFileWorkbook } from '../../../../../excel-addin/workbook/file/file-workbook.ts';
import type { SheetPlan } from '../../../../../excel-addin/workbook/sheet-plan.ts';
import { chartPlan, fourYears, judgmentsPlan, threeYears } from '../../../../excel-host/contract-plans.ts';
import { createFileHands } from './file-hands.ts';
import { fixture, opened, removed } from './file-plans.ts';
import { handMade } from './sheet-file.ts';

async function written(bytes: Uint8Array, ...plans: readonly SheetPlan[]): Promise<Uint8Array> {
  const workbook = await opened(bytes);
  const outcome = await workbook.write(plans);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  return workbook.toBytes();
}

const part = (bytes: Uint8Array, name: string): string =>
  strFromU8(unzipSync(bytes)[name] ?? new Uint8Array());

const withPart = (bytes: Uint8Array, name: string, edit: (xml: string) => string): Uint8Array =>
  zipSync({ ...unzipSync(bytes), [name]: strToU8(edit(part(bytes, name))) });

/** The figures that a chart keeps beside a reference. */
const cached = (xml: string, reference: string): readonly (string | undefined)[] => {
  const [, rest = ''] = xml.split(`<c:f>${reference}</c:f>`);
  const cache = rest.slice(0, rest.search(/<\/c:(num|str)Cache>/));
  return [...cache.matchAll(/<c:pt idx="(\d+)"><c:v>([^<]*)/g)].map(([, at, value]) => `${at}: ${value}`);
};

describe('the figures kept in a chart', () => {
  test('are those of its table, also after it has grown and shrunk', async () => {
    const first = await written(fixture('fx_p'), chartPlan());
    const xml = part(first, 'xl/charts/chart1.xml');
    expect(cached(xml, "'PL Chart 1'!$A$5:$A$7")).toEqual(['0: 2022', '1: 2023', '2: 2024']);
    expect(cached(xml, "'PL Chart 1'!$C$5:$C$7")).toEqual(['0: 824', '1: 776', '2: 802']);
    const grown = await written(first, chartPlan(fourYears.toReversed()));
    expect(cached(part(grown, 'xl/charts/chart1.xml'), "'PL Chart 1'!$B$5:$B$8")).toEqual([
      '0: 377',
      '1: 401',
      '2: 388',
      '3: 412',
    ]);
    const shrunk = await written(grown, chartPlan(threeYears.slice(0, 1)));
    expect(cached(part(shrunk, 'xl/charts/chart2.xml'), "'PL Chart 1'!$D$5")).toEqual(['0: 0.125']);
  });

  test('have a description for those who cannot see it, and names for both axes', async () => {
    const bytes = await written(fixture('fx_p'), chartPlan());
    expect(part(bytes, 'xl/drawings/drawing1.xml')).toContain(
      'descr="A line of the referrals of each year."',
    );
    expect(part(bytes, 'xl/charts/chart1.xml').match(/<a:t>[^<]*/g)).toEqual([
      '<a:t>Referrals fell in each year but one',
      '<a:t>Year',
      '<a:t>Referrals',
    ]);
  });
});

describe('number formats of ours', () => {
  const numbered = (format: string): SheetPlan => {
    const plan = chartPlan();
    const columns = plan.table.columns.map((column) => ({ ...column, numberFormat: format }));
    return { ...plan, table: { ...plan.table, columns } };
  };

  test.each(['dd "of" mmmm', '0.0%', '0%'])('%s goes with our sheets and leaves theirs', async (format) => {
    const before = fixture('ho-police-workforce-sep19');
    const after = await removed(await written(before, numbered(format)));
    expect(part(after, 'xl/styles.xml')).toBe(part(before, 'xl/styles.xml'));
  });

  test('is not taken from theirs, which would leave with ours', async () => {
    const before = handMade({
      sheet: '<sheetData><row r="1"><c r="A1" s="1"><v>1</v></c></row></sheetData>',
      numberFormats: '<numFmt numFmtId="170" formatCode="0.000"/>',
      cellFormats: '<xf numFmtId="170" fontId="0" fillId="0" borderId="0"/>',
    });
    const added = await written(before, numbered('0.000'));
    expect(part(added, 'xl/styles.xml').match(/formatCode="0\.000"/g)).toHaveLength(2);
    expect(part(await removed(added), 'xl/styles.xml')).toBe(part(before, 'xl/styles.xml'));
  });
});

describe('a column that a later version brings', () => {
  const wider: SheetPlan = judgmentsPlan(undefined, [
    { header: 'Methods', widthChars: 10, isAddedWhereMissing: true },
  ]);

  test.each([
    [
      'a formula',
      (xml: string) =>
        xml.replace(/<row r="6"(.*?)<\/row>/, '<row r="6"$1<c r="G6"><f>1+1</f><v>2</v></c></row>'),
      /G6/,
    ],
    [
      'merged cells',
      (xml: string) =>
        xml.replace(
          '</sheetData>',
          '</sheetData><mergeCells count="1"><mergeCell ref="G5:H6"/></mergeCells>',
        ),
      /G5:H6/,
    ],
  ])('is refused in words where %s would have to move', async (_, edit, reason) => {
    const before = await written(fixture('fx_p'), judgmentsPlan());
    const workbook = await opened(withPart(before, 'xl/worksheets/sheet3.xml', edit));
    expect(await workbook.write([wider])).toMatchObject({
      error: { type: 'refused', reason: expect.stringMatching(reason) },
    });
  });
});

describe('a table of theirs that has one of our names', () => {
  const theirs = async (): Promise<Uint8Array> => {
    const bytes = await written(fixture('fx_p'), judgmentsPlan());
    const moved = (xml: string): string => xml.replaceAll('A4:F7', 'B4:G7');
    return withPart(bytes, 'xl/tables/table1.xml', moved);
  };

  test('keeps its sheet when ours are removed: that is refused in words', async () => {
    expect((await opened(await theirs())).removeOurs()).toMatchObject({
      ok: false,
      error: { type: 'refused', reason: expect.stringContaining('PlJudgments on the sheet "PL Judgments"') },
    });
  });

  test('is not written to, nor removed, where its headers are not ours', async () => {
    const bytes = withPart(await written(fixture('fx_p'), judgmentsPlan()), 'xl/tables/table1.xml', (xml) =>
      xml.replace('"Criterion"', '"Town"'),
    );
    expect(await (await opened(bytes)).write([judgmentsPlan()])).toMatchObject({
      error: { type: 'refused', reason: expect.stringContaining('called “PlJudgments”') },
    });
    const after = unzipSync(await removed(bytes));
    expect(Object.keys(after)).toEqual(Object.keys(unzipSync(bytes)));
  });

  test.each([['PlCases'], ['PlChart1'], ['PlClip1'], ['PlRule']] as const)(
    '%s of licences stays where ours are removed',
    async (name) => {
      const licences: SheetPlan = {
        ...{ sheetName: 'Licences', title: 'Licences', note: 'Of the town.' },
        table: {
          ...{ name, keyColumn: 'Licence', rows: [] },
          columns: ['Licence', 'Holder', 'Value'].map((header) => ({ header, widthChars: 12 })),
        },
      };
      const before = await written(fixture('fx_p'), licences);
      const book = await readXlsx(await removed(await written(before, judgmentsPlan())));
      const names = book.sheets.map((sheet) => sheet.name);
      expect(names).toContain('Licences');
      expect(names).not.toContain('PL Judgments');
    },
  );
});

describe('ours are not removed while', () => {
  const refusalOf = async (bytes: Uint8Array): Promise<unknown> => {
    const left = (await opened(bytes)).removeOurs();
    return left.ok ? 'removed' : left.error;
  };
  const theirChart: SheetPlan = {
    ...chartPlan(),
    sheetName: 'Their chart',
    table: { ...chartPlan().table, name: 'PlOutChart1' },
  };

  test('a chart of theirs is drawn from them', async () => {
    const bytes = await written(fixture('fx_p'), judgmentsPlan(), theirChart);
    expect(await refusalOf(bytes)).toBe('removed');
    const drawn = withPart(bytes, 'xl/charts/chart1.xml', (xml) =>
      xml.replaceAll("'Their chart'!", "'PL Judgments'!"),
    );
    expect(await refusalOf(drawn)).toMatchObject({
      reason: expect.stringContaining('chart on the sheet "Their chart"'),
    });
  });

  test.each([
    ['PL Judgments', 'PL Judgments:Their chart'],
    ['a sheet between', 'FIRST:Their chart'],
    ['one of them beside a sheet that is gone', 'Gone:PL Judgments'],
  ])('a reference through several sheets holds %s', async (_, span) => {
    const bytes = await written(fixture('fx_p'), judgmentsPlan(), theirChart);
    const [first] = (await readXlsx(bytes)).sheets;
    const formula = `SUM('${span.replace('FIRST', first?.name ?? '')}'!A1)`;
    const summed = withPart(bytes, 'xl/worksheets/sheet1.xml', (xml) =>
      xml.replace('</sheetData>', `<row r="900"><c r="B900"><f>${formula}</f></c></row></sheetData>`),
    );
    expect(await refusalOf(summed)).toMatchObject({ reason: expect.stringContaining('B900') });
  });

  test.each([['sheet="PL Judgments" ref="A4:F7"'], ['name="PlJudgments"']])(
    'a pivot table has its figures from %s',
    async (source) => {
      const bytes = await written(fixture('fx_p'), judgmentsPlan());
      const linked = withPart(bytes, 'xl/_rels/workbook.xml.rels', (xml) =>
        xml.replace(
          '</Relationships>',
          '<Relationship Id="pivot" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/pivotCacheDefinition" Target="pivotCache/pivotCacheDefinition1.xml"/></Relationships>',
        ),
      );
      const pivot = withPart(
        linked,
        'xl/pivotCache/pivotCacheDefinition1.xml',
        () =>
          `<pivotCacheDefinition><cacheSource type="worksheet"><worksheetSource ${source}/></cacheSource></pivotCacheDefinition>`,
      );
      expect(await refusalOf(pivot)).toMatchObject({ reason: expect.stringContaining('pivot table') });
    },
  );
});

describe('a fresh workbook', () => {
  test('holds what is written and nothing else', async () => {
    const workbook = createFileWorkbook();
    expect(await workbook.write([chartPlan()])).toMatchObject({ value: { sheetsAdded: ['PL Chart 1'] } });
    expect(await workbook.write([judgmentsPlan()])).toMatchObject({
      value: { sheetsAdded: ['PL Judgments'] },
    });
    const book = await readXlsx(workbook.toBytes());
    expect(book.sheets.map(({ name }) => name)).toEqual(['PL Chart 1', 'PL Judgments']);
    expect(book.sheets[0]?.rows[4]?.slice(0, 2)).toEqual(['2022', 412]);
    expect(Object.keys(unzipSync(workbook.toBytes())).filter((name) => name.startsWith('docProps'))).toEqual(
      [],
    );
  });

  test('is the same bytes however often it is made', async () => {
    const made = async (): Promise<Uint8Array> => {
      const workbook = createFileWorkbook();
      await workbook.write([chartPlan()]);
      return workbook.toBytes();
    };
    expect(Buffer.compare(await made(), await made())).toBe(0);
  });
});

test('a protected sheet of theirs is read, and stays protected', async () => {
  const file = { bytes: fixture('fx_p') };
  await createFileHands(file).protectSheet('Data');
  const before = file.bytes;
  const bytes = await written(before, judgmentsPlan());
  const reading = await (await opened(bytes)).readSheets([{ sheetName: 'Data' }]);
  expect(reading.ok && reading.value[0]?.area.rowCount).toBe(5);
  expect(part(bytes, 'xl/worksheets/sheet1.xml')).toBe(part(before, 'xl/worksheets/sheet1.xml'));
});
