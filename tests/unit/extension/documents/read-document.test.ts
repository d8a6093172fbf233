import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readDocument, readErrorSentence } from '../../../../extension/documents/read-document.ts';

const fixture = (name: string) =>
  new Uint8Array(readFileSync(join(import.meta.dirname, '../../../fixtures/documents', name)));

async function read(bytes: Uint8Array<ArrayBuffer>) {
  const outcome = await readDocument(bytes);
  if (!outcome.ok) throw new Error(outcome.error.type);
  return outcome.value.reading;
}

describe('reading a file', () => {
  test('a Word file gives its text: headings as lines, a table a line for each row', async () => {
    expect(await read(fixture('supervision.docx'))).toEqual({
      type: 'text',
      text: [
        'Supervision of child protection cases',
        'Northmoor Constabulary (fictional). Everything in this paper is invented.',
        '',
        'What supervisors do',
        'Sergeants look at each case on day one, day seven and day twenty-eight.',
        'Eleven of twelve looks were written down.',
        '',
        'How often',
        '',
        'Month\tLooks',
        'April\t12',
        'May\t9',
        '',
        'End of the paper.',
      ].join('\n'),
    });
  });

  test('a workbook gives the cells of every sheet as they are shown, dates without doubt', async () => {
    const reading = await read(fixture('returns.xlsx'));
    expect(reading).toMatchObject({ type: 'workbook', sheets: [{ name: 'Missing' }, { name: 'Staffing' }] });
    // 46113 is 1 April 2026 in Excel's count of days.
    expect(reading.type === 'workbook' && reading.sheets[0]?.rows[3]).toEqual([
      'April',
      '31',
      '77%',
      '2026-04-01',
    ]);
  });

  test('an e-mail gives who, when, what, and its attachments under clean names', async () => {
    const reading = await read(fixture('message.eml'));
    expect(reading).toMatchObject({
      type: 'email',
      email: {
        from: 'Sample Sergeant (fictional) <sergeant@northmoor.example>',
        to: 'Sample Inspector <inspector@example.org>, records@northmoor.example',
        date: 'Tue, 02 Jun 2026 09:30:00 +0100',
        subject: 'Missing children: figures for May',
        attachments: [{ name: 'list.csv', mediaType: 'text/csv' }],
      },
    });
    const email = reading.type === 'email' ? reading.email : null;
    expect(email?.text).toContain('the child was back within 24 hours.');
    expect(strFromU8(email?.attachments[0]?.bytes ?? new Uint8Array())).toBe('Month,Episodes\r\nMay,28\r\n');
  });

  test('text is read whatever program wrote it', async () => {
    expect(await read(Uint8Array.of(0x43, 0x61, 0x66, 0xe9))).toEqual({ type: 'text', text: 'Café' });
  });
});

describe('a file that cannot be read', () => {
  const sentence = async (bytes: Uint8Array<ArrayBuffer>) => {
    const outcome = await readDocument(bytes);
    return outcome.ok ? null : readErrorSentence(outcome.error);
  };

  test('is refused with what to do', async () => {
    expect(await sentence(strToU8('{\\rtf1}'))).toBe(
      'Rich text files (.rtf) are not read. Open it in Word, save it as .docx, then drop it again.',
    );
  });

  test('is told to be damaged where its inside is no Word file', async () => {
    const parts = unzipSync(fixture('supervision.docx'));
    const damaged = zipSync({ ...parts, 'word/document.xml': strToU8('<w:document') });
    expect(await sentence(new Uint8Array(damaged))).toContain('damaged or not finished');
  });

  test('is told to be damaged where its inside is no workbook', async () => {
    const parts = unzipSync(fixture('returns.xlsx'));
    const damaged = zipSync({ ...parts, 'xl/workbook.xml': strToU8('nothing') });
    expect(await sentence(new Uint8Array(damaged))).toContain('damaged or not finished');
  });

  test('is refused where it is larger than an evidence file can carry', async () => {
    expect(await sentence(new Uint8Array(26e6).fill(0x61))).toContain('larger than 25 MB');
  });
});
