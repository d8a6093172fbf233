import { expect, test } from 'vitest';
import { cleanFileName } from '../../../../shared/documents/clean-file-name.ts';

test.each([
  ['Returns 2026.xlsx', 'Returns 2026.xlsx'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\Users\\sample\\list.csv', 'list.csv'],
  ['report\u202Efdp.exe', 'reportfdp.exe'],
  ['a\u0000b\nc.txt', 'ab c.txt'],
  ['what?<is>this|.pdf', 'what__is_this_.pdf'],
  ['CON.txt', '_CON.txt'],
  ['...', 'file'],
  ['', 'file'],
])('%j becomes %j', (name, clean) => {
  expect(cleanFileName(name)).toBe(clean);
});

test('an endless name is cut and keeps its ending', () => {
  const clean = cleanFileName(`${'long '.repeat(100)}.docx`);
  expect([...clean].length).toBeLessThanOrEqual(120);
  expect(clean).toMatch(/….docx$/);
});
