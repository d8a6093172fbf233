import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  createTextWriter,
  renderWhiteSpace,
  type WhiteSpace,
} from '../../../../extension/capture/text-writer.ts';

const MODES: readonly WhiteSpace[] = ['collapse', 'preserve-breaks', 'preserve'];
const spacedText = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n', '\t', '\u00a0') });

describe('createTextWriter', () => {
  test('puts one space between words however the source is laid out', () => {
    const writer = createTextWriter();
    writer.write('  one\n   two ', 'collapse');
    writer.write(' three', 'collapse');
    expect(writer.text()).toBe('one two three');
  });

  test('breaks the line once between blocks, and as often as there are breaks', () => {
    const writer = createTextWriter();
    writer.write('a', 'collapse');
    writer.block();
    writer.block();
    writer.write('b', 'collapse');
    writer.lineBreak();
    writer.lineBreak();
    writer.write('c', 'collapse');
    writer.lineBreak();
    writer.block();
    writer.write('d', 'collapse');
    expect(writer.text()).toBe('a\nb\n\nc\nd');
  });

  test('keeps the columns of a row, empty cells too, whatever blocks the cells hold', () => {
    const writer = createTextWriter();
    for (const cell of ['a', '', 'c']) {
      writer.block();
      writer.write(cell, 'collapse');
      writer.block();
      writer.cellEnd();
    }
    writer.row();
    writer.write('d', 'collapse');
    expect(writer.text()).toBe('a\t\tc\nd');
  });

  test('tells where each part stands in the whole', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(spacedText, fc.constantFrom(...MODES), fc.boolean())), (parts) => {
        const writer = createTextWriter();
        const places = parts.map(([raw, mode, isBlock]) => {
          if (isBlock) writer.block();
          return { raw, mode, ...writer.write(raw, mode) };
        });
        const text = writer.text();
        for (const { raw, mode, start, end } of places) {
          const shown = renderWhiteSpace(raw, mode);
          const expected = mode === 'collapse' ? shown.replace(/ $/, '') : shown;
          expect(text.slice(start, end)).toBe(expected);
        }
      }),
    );
  });
});

describe('renderWhiteSpace', () => {
  test('shows no less of a longer part, which lets a place be found by halving', () => {
    fc.assert(
      fc.property(spacedText, fc.constantFrom(...MODES), (raw, mode) => {
        const lengths = Array.from(
          { length: raw.length + 1 },
          (_, count) => renderWhiteSpace(raw.slice(0, count), mode).length,
        );
        expect(lengths).toEqual(lengths.toSorted((a, b) => a - b));
      }),
    );
  });
});
