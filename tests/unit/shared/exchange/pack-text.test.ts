import { expect, test } from 'vitest';
import { packToText, unwrapPackText } from '../../../../shared/exchange/pack-text.ts';
import { readPack } from '../../../../shared/exchange/read-pack.ts';
import { writePack } from '../../../../shared/exchange/write-pack.ts';
import { createDevice, packOf, startOf } from '../sample-inspection.ts';

const sample = async () => {
  const device = await createDevice('text');
  await device.record(startOf(device));
  return writePack(packOf([device]));
};

const encoded = (text: string): Uint8Array => new TextEncoder().encode(text);

test('a pack that was kept as text reads as the same pack', async () => {
  const bytes = await sample();
  expect(await readPack(encoded(packToText(bytes)))).toEqual(await readPack(bytes));
});

test('line ends and a byte order mark of another editor do not matter', async () => {
  const bytes = await sample();
  const text = `\uFEFF${packToText(bytes).replaceAll('\n', '\r\n')}\r\n`;
  expect(unwrapPackText(encoded(text))).toEqual(new Uint8Array(bytes));
});

test.each(['', 'Notes of the day', 'UEsDB but no base64!'])('leaves %j as it is', (text) => {
  expect(unwrapPackText(encoded(text))).toEqual(encoded(text));
});

test('a text that was cut short is not taken for a whole pack', async () => {
  const text = packToText(await sample());
  const cut = await readPack(encoded(text.slice(0, Math.floor(text.length / 8) * 4)));
  expect(cut.ok).toBe(false);
});
