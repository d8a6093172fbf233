import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { openFileWorkbook } from '../../../../../excel-addin/workbook/file/file-workbook.ts';
import { fixture, graded, opened, plansOf } from './file-plans.ts';

const edited = (edit: (parts: Record<string, Uint8Array>) => void): Uint8Array => {
  const parts = unzipSync(fixture('fx_a'));
  edit(parts);
  return zipSync(parts);
};
const replaced = (name: string, from: string | RegExp, to: string): Uint8Array =>
  edited((parts) => {
    parts[name] = strToU8(strFromU8(parts[name] ?? new Uint8Array()).replace(from, to));
  });
const flipped = (): Uint8Array => {
  const bytes = zipSync(unzipSync(fixture('fx_a')), { level: 0 });
  const at = Buffer.from(bytes).indexOf('<sheets>');
  bytes[at + 1] = 'z'.charCodeAt(0);
  return bytes;
};
/** The list of parts says a different checksum for workbook.xml than its packed bytes have. */
const otherChecksum = (): Uint8Array => {
  const bytes = zipSync(unzipSync(fixture('fx_a')));
  const name = Buffer.from(bytes).lastIndexOf('xl/workbook.xml');
  bytes[name - 46 + 16] = (bytes[name - 46 + 16] ?? 0) ^ 1;
  return bytes;
};
/** A part that claims in the list of parts to be 2 GB once unpacked. */
const bomb = (): Uint8Array => {
  const bytes = zipSync({ 'xl/big.xml': new Uint8Array(10) });
  const list = Buffer.from(bytes).indexOf(Buffer.of(0x50, 0x4b, 1, 2));
  new DataView(bytes.buffer, bytes.byteOffset).setUint32(list + 24, 2_000_000_000, true);
  return bytes;
};

describe('opening what is no workbook', () => {
  test.each([
    ['nothing', new Uint8Array(), /not a zip/],
    ['a text', strToU8('Referrals,2024'), /not a zip/],
    ['a file locked with a password', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3), /password/],
    ['a file cut short', fixture('fx_a').slice(0, 4000), /not a zip/],
    ['a zip of something else', zipSync({ 'a.txt': strToU8('x') }), /no workbook/],
    [
      'an OpenDocument file',
      zipSync({ mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet') }),
      /\.ods/,
    ],
    ['a binary workbook', replaced('_rels/.rels', 'xl/workbook.xml', 'xl/workbook.bin'), /\.xlsb/],
    ['a file with one byte changed', flipped(), /xl\/workbook\.xml is damaged/],
    ['a file whose packed part is not the one listed', otherChecksum(), /xl\/workbook\.xml is damaged/],
    [
      'a workbook without its list of sheets',
      replaced('xl/workbook.xml', /<sheets>.*<\/sheets>/, ''),
      /no sheets/,
    ],
    ['a workbook with a broken tag', replaced('xl/workbook.xml', '<sheets>', '<sheets'), /damaged/],
    ['a part that unpacks to two gigabytes', bomb(), /more than 1 GB/],
  ])('%s is refused in words', async (_, bytes, reason) => {
    expect(await openFileWorkbook(bytes)).toEqual({
      ok: false,
      error: { type: 'not-a-workbook', reason: expect.stringMatching(reason) },
    });
  });

  test('a signed workbook is refused, since any change breaks the signature', async () => {
    const signed = edited((parts) => {
      parts['_xmlsignatures/sig1.xml'] = strToU8('<Signature/>');
    });
    expect(await openFileWorkbook(signed)).toMatchObject({ error: { type: 'refused' } });
  });
});

describe('writing where it cannot be done', () => {
  test('a name of theirs that our table would need is named', async () => {
    const named = replaced('xl/workbook.xml', 'name="Referrals"', 'name="plgrades"');
    const workbook = await opened(named);
    const before = workbook.toBytes();
    expect(await workbook.write(plansOf(2))).toMatchObject({
      error: { type: 'refused', reason: expect.stringContaining('PlGrades') },
    });
    expect(Buffer.compare(before, workbook.toBytes())).toBe(0);
  });

  test.each([
    ['a totals row', ['xl/tables/', / totalsRowShown="0"/, ' totalsRowCount="1"'], /totals row/],
    [
      'a formula beneath the table',
      ['xl/worksheets/', '</sheetData>', '<row r="12"><c r="B12"><f>1+1</f><v>2</v></c></row></sheetData>'],
      /B12/,
    ],
    [
      'merged cells beneath the table',
      [
        'xl/worksheets/',
        '</sheetData>',
        '<row r="12"><c r="B12"><v>2</v></c></row></sheetData><mergeCells count="1"><mergeCell ref="B12:C12"/></mergeCells>',
      ],
      /B12:C12/,
    ],
  ] as const)('%s is named when rows must be added', async (_, [folder, from, to], reason) => {
    const parts = unzipSync(await graded(fixture('fx_p')));
    for (const name of Object.keys(parts)) {
      const xml = strFromU8(parts[name] ?? new Uint8Array());
      if (name.startsWith(folder) && /PlJudgments"|Judgments &amp;/.test(xml))
        parts[name] = strToU8(xml.replace(from, to));
    }
    const workbook = await opened(zipSync(parts));
    expect(await workbook.write(plansOf(8))).toMatchObject({
      error: { type: 'refused', reason: expect.stringMatching(reason) },
    });
  });

  test('what XML forbids never reaches the file', async () => {
    const workbook = await opened(fixture('fx_p'));
    const [judgments] = plansOf(0);
    if (judgments === undefined) throw new Error('no plan');
    const text = 'a\u0000b\u000bc\ud800d\uffffe_x0041_f';
    const rows = [{ key: 'K', cells: { Criterion: { type: 'text', text } as const } }];
    await workbook.write([{ ...judgments, table: { ...judgments.table, rows } }]);
    const reading = await (await opened(workbook.toBytes())).read([
      { name: 'PlJudgments', columns: ['Criterion'] },
    ]);
    expect(reading.ok && reading.value.tables[0]?.rows[0]?.Criterion).toEqual({ value: 'a�b�c�d�e_x0041_f' });
  });
});
