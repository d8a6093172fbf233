import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { ExcelHost } from './excel-host.ts';
import { loadOfficeInNode } from './node-office.ts';

const FILES = [
  'fx_a',
  'fx_d',
  'fx_p',
  'ho-police-use-of-force-2017-18',
  'ho-police-workforce-sep19',
  'ofsted-ilacs-overview',
];

const read = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`../fixtures/xlsx/${name}.xlsx`, import.meta.url)));

/** Everything that adding a sheet may change in a file; every other part must stay as it was. */
const SHARED = [
  /^\[Content_Types\]\.xml$/,
  /^xl\/workbook\.xml$/,
  /^xl\/_rels\/workbook\.xml\.rels$/,
  /^xl\/styles\.xml$/,
];

function changedParts(
  before: Uint8Array,
  after: Uint8Array,
): { changed: string[]; added: string[]; lost: string[] } {
  const [old, now] = [unzipSync(before), unzipSync(after)];
  const isSame = (path: string): boolean =>
    Buffer.compare(old[path] ?? Buffer.of(), now[path] ?? Buffer.of()) === 0;
  return {
    changed: Object.keys(old).filter((path) => path in now && !isSame(path)),
    added: Object.keys(now).filter((path) => !(path in old)),
    lost: Object.keys(old).filter((path) => !(path in now)),
  };
}

async function addOurs(host: ExcelHost): Promise<void> {
  const { Excel } = loadOfficeInNode(host);
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.add('PL Test');
    sheet.getRange('A5:B6').numberFormat = [
      ['@', 'General'],
      ['@', 'General'],
    ];
    sheet.getRange('A4:B6').formulas = [
      ['Key', 'Grade'],
      ['=a & "b" <c>\u0001', 'Good'],
      [' spaced ', '=COUNTIF(PlTest[Grade],"Good")'],
    ];
    sheet.getRange('A4:B4').format.font.bold = true;
    sheet.getRange('A5:A6').format.wrapText = true;
    sheet.getRange('A:A').format.columnWidth = 108.75;
    const grades = sheet.getRange('B5:B6');
    grades.format.fill.color = '#FFF8E1';
    grades.dataValidation.rule = { list: { inCellDropDown: true, source: 'Good,Poor' } };
    const rule = grades.conditionalFormats.add('ContainsText');
    rule.textComparison.format.font.color = '#FF0000';
    rule.textComparison.rule = { operator: 'Contains', text: 'Poor' };
    sheet.tables.add('A4:B6', true).name = 'PlTest';
    sheet.freezePanes.freezeRows(4);
    context.workbook.customXmlParts.add('<p xmlns="urn:example:plumbline">1</p>');
    await context.sync();
  });
}

describe.each(FILES)('%s', (name) => {
  test('is byte for byte the same, part by part, when nothing was done', async () => {
    const bytes = read(name);
    const host = ExcelHost.open(bytes);
    for (const sheet of host.model.sheets) sheet.usedBox(false);
    expect(changedParts(bytes, await host.save())).toEqual({ changed: [], added: [], lost: [] });
  });

  test('keeps every sheet, chart and pivot when a sheet of ours is added', async () => {
    const bytes = read(name);
    const host = ExcelHost.open(bytes);
    await addOurs(host);
    const { changed, lost } = changedParts(bytes, await host.save());
    expect(lost).toEqual([]);
    expect(changed.filter((path) => !SHARED.some((pattern) => pattern.test(path)))).toEqual([]);
    expect(host.unsupported).toEqual([]);
  });

  test('gives our sheet back as it was written', async () => {
    const host = ExcelHost.open(read(name), { calculation: 'built-in' });
    await addOurs(host);
    const again = ExcelHost.open(await host.save());
    const { Excel } = loadOfficeInNode(again);
    const seen = await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('PL Test');
      const range = sheet.getRange('A4:B6').load('values,formulas');
      const first = sheet.getRange('A5').load('format/wrapText,format/columnWidth,numberFormat');
      const grades = sheet.getRange('B5:B6');
      grades.dataValidation.load('rule');
      const rules = grades.conditionalFormats.load('items/type');
      const frozen = sheet.freezePanes.getLocationOrNullObject().load('address');
      const parts = context.workbook.customXmlParts.getByNamespace('urn:example:plumbline');
      const xml = parts.getOnlyItem().getXml();
      await context.sync();
      return JSON.parse(
        JSON.stringify({
          values: range.values,
          formula: range.formulas[2]?.[1],
          format: [first.format.wrapText, first.format.columnWidth, first.numberFormat],
          rule: grades.dataValidation.rule,
          types: rules.items.map((item) => item.type),
          frozen: frozen.address,
          xml: xml.value,
        }),
      ) as unknown;
    });
    expect(seen).toEqual({
      values: [
        ['Key', 'Grade'],
        ['=a & "b" <c>\u0001', 'Good'],
        [' spaced ', 1],
      ],
      formula: '=COUNTIF(PlTest[Grade],"Good")',
      format: [true, 108.75, [['@']]],
      rule: { list: { inCellDropDown: true, source: 'Good,Poor' } },
      types: ['ContainsText'],
      frozen: "'PL Test'!1:4",
      xml: '<p xmlns="urn:example:plumbline">1</p>',
    });
  });
});

test('a sheet that is deleted again leaves only the shared parts changed', async () => {
  const bytes = read('fx_a');
  const host = ExcelHost.open(bytes);
  await addOurs(host);
  const { Excel } = loadOfficeInNode(host);
  await Excel.run(async (context) => {
    context.workbook.worksheets.getItem('PL Test').delete();
    context.workbook.customXmlParts.getByNamespace('urn:example:plumbline').getOnlyItem().delete();
    await context.sync();
  });
  const { changed, added, lost } = changedParts(bytes, await host.save());
  expect({ added, lost }).toEqual({ added: [], lost: [] });
  expect(changed.filter((path) => !SHARED.some((pattern) => pattern.test(path)))).toEqual([]);
});
