import { afterEach, describe, expect, test } from 'vitest';
import { createExcelWorkbookMemory } from '../../excel-addin/workbook/excel/workbook-memory.ts';
import { memoryToXml, xmlToMemory } from '../../excel-addin/workbook/workbook-memory.ts';
import { ExcelHost } from './excel-host.ts';
import { loadOfficeInNode } from './node-office.ts';

const unsupported: unknown[] = [];
afterEach(() => expect(unsupported.splice(0)).toEqual([]));

const open = (bytes: Uint8Array | null = null) => {
  const host = ExcelHost.open(bytes);
  const memory = createExcelWorkbookMemory(loadOfficeInNode(host).Excel);
  return { host, memory, close: () => unsupported.push(...host.unsupported) };
};

describe('what a workbook remembers', () => {
  test('is nothing at first, then the last text written, also after saving and opening', async () => {
    const { host, memory, close } = open();
    expect(await memory.read()).toEqual({ ok: true, value: null });
    await memory.write('{"first":1}');
    const text = JSON.stringify({
      who: '<Ann> & "Ben"',
      mark: ']]>',
      script: 'Llŷn 👩‍👧',
      odd: '\u0001\uFFFF',
    });
    expect(await memory.write(text)).toEqual({ ok: true, value: undefined });
    const again = open(await host.save());
    const read = await again.memory.read();
    expect(JSON.parse((read.ok && read.value) || '{}')).toEqual(JSON.parse(text));
    close();
    again.close();
  });

  test('is refused from 400 KB on, and the old text stays', async () => {
    const { memory, close } = open();
    await memory.write('{"small":true}');
    expect(await memory.write(`"${'x'.repeat(400_000)}"`)).toMatchObject({ error: { type: 'too-large' } });
    expect(await memory.read()).toEqual({ ok: true, value: '{"small":true}' });
    close();
  });

  test('cannot be touched while a cell is being edited', async () => {
    const { host, memory, close } = open();
    host.setCellEditing(true);
    expect(await memory.read()).toEqual({ ok: false, error: { type: 'cell-edit-mode' } });
    expect(await memory.write('{}')).toEqual({ ok: false, error: { type: 'cell-edit-mode' } });
    close();
  });
});

describe('the part that holds it', () => {
  test.each([
    ['as we write it', memoryToXml('{"a":"<&>"}')],
    [
      'with a prefix',
      '<?xml version="1.0"?><p:memory xmlns:p="urn:plumbline:workbook:1">{"a":"&lt;&amp;>"}</p:memory>',
    ],
    ['with CDATA', '<memory xmlns="urn:plumbline:workbook:1"><![CDATA[{"a":"<&>"}]]></memory>'],
    [
      'with numbers for letters',
      '<memory xmlns="urn:plumbline:workbook:1">{"a":"&#60;&#x26;&#62;"}</memory>',
    ],
  ])('is read %s', (_, xml) => {
    expect(xmlToMemory(xml)).toBe('{"a":"<&>"}');
  });

  test('with anything else in it counts as nothing', () => {
    expect(xmlToMemory('<other xmlns="urn:plumbline:workbook:1"/>')).toBe(null);
  });
});
