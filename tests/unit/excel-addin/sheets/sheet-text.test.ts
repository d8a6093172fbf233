import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sheetTextNotes, toSheetText } from '../../../../excel-addin/sheets/sheet-text.ts';

describe('a text on its way into cells', () => {
  test('of 40,000 characters stands whole in two cells', () => {
    const whole = 'abcdefgh'.repeat(5_000);
    const { text, continued, leftOut } = toSheetText(whole);
    expect([text.length, continued.length, leftOut]).toEqual([32_767, 7_233, 0]);
    expect(text + continued).toBe(whole);
  });

  test('longer than two cells hold says how much was left out', () => {
    const text = toSheetText('x'.repeat(70_000));
    expect(text.leftOut).toBe(70_000 - 2 * 32_767);
    expect(sheetTextNotes({ Text: text })).toEqual([
      'the last 4,466 characters of “Text” have no room here: the whole is in the evidence file',
    ]);
  });

  test('in a column without a second cell says what follows the first', () => {
    expect(sheetTextNotes({ Note: toSheetText('x'.repeat(32_770)) })).toEqual([
      'the last 3 characters of “Note” have no room here: the whole is in the evidence file',
    ]);
  });

  test('is not cut between the halves of a pair', () => {
    const whole = `${'x'.repeat(32_766)}👧${'y'.repeat(10)}`;
    const { text, continued } = toSheetText(whole);
    expect(text).toBe('x'.repeat(32_766));
    expect(continued).toBe(`👧${'y'.repeat(10)}`);
  });

  test('has replaced what XML cannot hold, and says so', () => {
    const text = toSheetText('a\u0000b\u0007c\ud800d\ufffee\tf\ng👧');
    expect(text.text).toBe('a\ufffdb\ufffdc\ufffdd\ufffde\tf\ng👧');
    expect(sheetTextNotes({ Text: text })).toEqual(['4 characters that Excel cannot hold were replaced']);
    expect(sheetTextNotes({ Text: toSheetText('\u0001') })).toEqual([
      '1 character that Excel cannot hold was replaced',
    ]);
  });

  test('is well formed and whole, whatever it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.nat(200), (piece, times) => {
        const whole = piece.repeat(times);
        const { text, continued, leftOut } = toSheetText(whole);
        expect(text.isWellFormed() && continued.isWellFormed()).toBe(true);
        expect(Math.max(text.length, continued.length)).toBeLessThanOrEqual(32_767);
        expect(text.length + continued.length + leftOut).toBe(whole.replace(/\r\n?/g, '\n').length);
      }),
    );
  });
});
