import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { readXlsx } from 'hucre';
import { describe, expect, test } from 'vitest';
import { fixture, fixtureNames, graded, opened, plansOf, removed } from './file-plans.ts';

const differing = (before: Uint8Array, after: Uint8Array): readonly string[] => {
  const [a, b] = [unzipSync(before), unzipSync(after)];
  return Object.keys({ ...a, ...b })
    .filter((name) => Buffer.compare(a[name] ?? Buffer.of(1), b[name] ?? Buffer.of(2)) !== 0)
    .toSorted();
};
const ownParts = (bytes: Uint8Array): readonly string[] => Object.keys(unzipSync(bytes));
const part = (bytes: Uint8Array, name: string): string =>
  strFromU8(unzipSync(bytes)[name] ?? new Uint8Array());
const withPart = (bytes: Uint8Array, name: string, edit: (xml: string) => string): Uint8Array => {
  const parts = unzipSync(bytes);
  return zipSync({ ...parts, [name]: strToU8(edit(strFromU8(parts[name] ?? new Uint8Array()))) });
};

describe.each(fixtureNames)('splicing into %s', (name) => {
  test('changes four of their parts at their ends and no other', async () => {
    const before = fixture(name);
    const after = await graded(before);
    expect(differing(before, after).filter((one) => ownParts(before).includes(one))).toEqual([
      '[Content_Types].xml',
      'xl/_rels/workbook.xml.rels',
      'xl/styles.xml',
      'xl/workbook.xml',
    ]);
  });

  test('gives the same bytes again, and after a second run', async () => {
    const first = await graded(fixture(name));
    expect(Buffer.compare(first, await graded(fixture(name)))).toBe(0);
    expect(Buffer.compare(first, await graded(first))).toBe(0);
  });

  test('leaves every part as it was when ours are removed again', async () => {
    expect(differing(fixture(name), await removed(await graded(fixture(name))))).toEqual([]);
    expect(differing(fixture(name), await removed(await graded(await graded(fixture(name), 5), 9)))).toEqual(
      [],
    );
  });

  test('is read by another reader', async () => {
    const book = await readXlsx(await graded(fixture(name)));
    const [judgments, results] = book.sheets.slice(-2);
    expect(judgments?.tables?.[0]).toMatchObject({ name: 'PlJudgments', range: 'A4:D9' });
    expect(judgments?.rows[4]?.slice(0, 3)).toEqual(['J0', null, '=1+1 <b>&amp;\n  line two 0']);
    expect(results?.rows[0]?.[0]).toBe('Grades');
  });
});

test('drop-downs, colours and looks reach the rows that are added later', async () => {
  const grown = await graded(await graded(fixture('fx_p'), 5), 9);
  const sheet = ownParts(grown).find((name) => part(grown, name).includes('Judgments &amp;')) ?? '';
  const xml = part(grown, sheet);
  expect(xml).toContain('<conditionalFormatting sqref="B5:B13">');
  expect(xml).toMatch(/<dataValidation [^>]*sqref="B5:B13"><formula1>"Outstanding,Good,/);
  expect(xml).toContain('<dimension ref="A1:D13"/>');
  const style = (cell: string): string | undefined => new RegExp(`r="${cell}" s="(\\d+)"`).exec(xml)?.[1];
  for (const column of ['A', 'B', 'C', 'D']) {
    expect(style(`${column}13`)).toBeDefined();
    expect(style(`${column}13`)).toBe(style(`${column}5`));
  }
  // Nothing but the number of rows tells a sheet that grew from one made so.
  expect(xml).toBe(part(await graded(fixture('fx_p'), 9), sheet));
});

const workbookXml = 'xl/workbook.xml';

const judgmentsId = (bytes: Uint8Array): string =>
  /name="PL Judgments" sheetId="(\d+)"/.exec(part(bytes, workbookXml))?.[1] ?? '';

/** As Excel leaves it: a list of the cells that hold formulas, in the order of calculation. */
function withCalcChain(bytes: Uint8Array, entries: string): Uint8Array {
  const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/calcChain';
  const link = `<Relationship Id="rIdC" Type="${type}" Target="calcChain.xml"/></Relationships>`;
  const linked = withPart(bytes, 'xl/_rels/workbook.xml.rels', (xml) =>
    xml.replace('</Relationships>', link),
  );
  return withPart(linked, 'xl/calcChain.xml', () => `<calcChain>${entries}</calcChain>`);
}

test('a cell that holds no formula any more leaves the list of formulas, its heir with a sheet', async () => {
  const added = await graded(fixture('fx_d'));
  const id = judgmentsId(added);
  const workbook = await opened(
    withCalcChain(added, `<c r="A1" i="1"/><c r="D5" i="${id}"/><c r="D6"/><c r="D7"/>`),
  );
  const [plan] = plansOf(1);
  if (plan === undefined) throw new Error('no plan');
  const rows = [{ key: 'J0', cells: { Length: { type: 'number', number: 7 } as const } }];
  await workbook.write([{ ...plan, table: { ...plan.table, rows } }]);
  expect(part(workbook.toBytes(), 'xl/calcChain.xml')).toBe(
    `<calcChain><c r="A1" i="1"/><c i="${id}" r="D6"/><c r="D7"/></calcChain>`,
  );
});

describe('removing', () => {
  test('counts the open tab and the names of sheets anew', async () => {
    // Ours moved to the front by hand: their two sheets are now 2 and 3.
    const moved = withPart(await graded(fixture('fx_a')), workbookXml, (xml) => {
      const [, theirs = '', ours = ''] = /<sheets>(.*?)(<sheet name="PL .*)<\/sheets>/.exec(xml) ?? [];
      return xml
        .replace(theirs + ours, ours + theirs)
        .replace(/localSheetId="(\d)"/g, (_, place) => `localSheetId="${(Number(place) + 2) % 4}"`)
        .replace('activeTab="0"', 'activeTab="3"')
        .replace(
          '</definedNames>',
          '<definedName name="_xlnm._FilterDatabase" localSheetId="0">x</definedName></definedNames>',
        );
    });
    const xml = part(await removed(moved), workbookXml);
    expect(xml).toContain('localSheetId="0">\'Stats\'!$A$1:$E$41');
    expect(xml).toContain('activeTab="1"');
    expect(xml).not.toContain('_FilterDatabase');
    expect(xml).not.toContain('Print_Titles');
  });

  test('takes our cells off the list of formulas', async () => {
    const added = await graded(fixture('fx_d'));
    const chain = `<c r="A1" i="1"/><c r="D5" i="${judgmentsId(added)}"/><c r="D6"/><c r="B9" i="1"/><c r="B8"/>`;
    const left = part(await removed(withCalcChain(added, chain)), 'xl/calcChain.xml');
    expect(left).toBe('<calcChain><c r="A1" i="1"/><c r="B9" i="1"/><c r="B8"/></calcChain>');
  });

  test('refuses while a formula of theirs points at our table, and names the cell', async () => {
    const pointing = withPart(await graded(fixture('fx_a')), 'xl/worksheets/sheet2.xml', (xml) =>
      xml.replace('<sheetData>', '<sheetData><row r="40"><c r="B40"><f>ROWS(PlGrades[Topic])</f></c></row>'),
    );
    expect((await opened(pointing)).removeOurs()).toMatchObject({
      ok: false,
      error: { type: 'refused', reason: expect.stringContaining('"Hidden" (B40)') },
    });
  });

  test('takes what the add-in keeps in the workbook with it, and leaves their own XML', async () => {
    const parts = unzipSync(await graded(fixture('fx_a')));
    const id = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml';
    const link = `<Relationship Id="rIdM" Type="${id}" Target="../customXml/item7.xml"/></Relationships>`;
    const rels = strFromU8(parts['xl/_rels/workbook.xml.rels'] ?? new Uint8Array());
    parts['xl/_rels/workbook.xml.rels'] = strToU8(rels.replace('</Relationships>', link));
    parts['customXml/item7.xml'] = strToU8('<memory xmlns="urn:plumbline:workbook:1">{}</memory>');
    expect(differing(fixture('fx_a'), await removed(zipSync(parts)))).toEqual([]);
  });

  test('does nothing to a workbook without ours', async () => {
    expect(differing(fixture('fx_p'), await removed(fixture('fx_p')))).toEqual([]);
  });
});

describe('another program’s habits', () => {
  test('a workbook whose XML has a prefix is added to and taken from in its own way', async () => {
    const before = withPart(fixture('fx_a'), workbookXml, (xml) =>
      xml.replace(/<(\/?)(?=[a-z])/g, '<$1x:').replace('xmlns=', 'xmlns:x='),
    );
    const after = await graded(before);
    expect(part(after, workbookXml)).toContain('<x:sheet name="PL Grades"');
    expect(differing(before, await removed(after))).toEqual([]);
  });

  test('a shared formula is read, and changed, cell by cell', async () => {
    const added = await graded(fixture('fx_p'), 3);
    const sheet =
      Object.keys(unzipSync(added)).find((name) => part(added, name).includes('Judgments &amp;')) ?? '';
    const shared = withPart(added, sheet, (xml) =>
      xml
        .replace(/(<c r="D5"[^>]*>)<f>[^<]*<\/f>/, '$1<f t="shared" ref="D5:D7" si="0">LEN(C5)</f>')
        .replace(/(<c r="D6"[^>]*>)<f>[^<]*<\/f>/, '$1<f t="shared" si="0"/>')
        .replace(/(<c r="D7"[^>]*>)<f>[^<]*<\/f>/, '$1<f t="shared" si="0"/>'),
    );
    const reading = await (await opened(shared)).read([{ name: 'PlJudgments', columns: ['Length'] }]);
    expect(reading.ok && reading.value.tables[0]?.rows.map((row) => row.Length?.formula)).toEqual([
      '=LEN(C5)',
      '=LEN(C6)',
      '=LEN(C7)',
    ]);
    expect(Buffer.compare(await graded(shared, 3), await graded(await graded(shared, 3), 3))).toBe(0);
  });
});

test('a hundred thousand rows are written, and one of them changed, within seconds', async () => {
  const workbook = await opened(fixture('ho-police-workforce-sep19'));
  const started = performance.now();
  expect(await workbook.write(plansOf(100_000))).toMatchObject({ value: { rowsAdded: 100_001 } });
  expect(await workbook.write(plansOf(100_001))).toMatchObject({ value: { rowsAdded: 1, rowsChanged: 0 } });
  expect(performance.now() - started).toBeLessThan(40_000);
}, 60_000);
