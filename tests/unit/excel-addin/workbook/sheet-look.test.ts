import { expect, test } from 'vitest';
import { gradeColours, sheetLook } from '../../../../excel-addin/workbook/sheet-look.ts';

/** WCAG 2.2, "relative luminance" and "contrast ratio". */
const luminance = (colour: string): number => {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const contrast = (a: string, b: string): number => {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].toSorted((one, other) => one - other);
  return (light + 0.05) / (dark + 0.05);
};

test.each([
  ...Object.entries(gradeColours).map(([grade, { fill, text }]) => [grade, fill, text] as const),
  ['the header', sheetLook.header.fill, sheetLook.header.text] as const,
  ['the note', 'FFFFFF', sheetLook.note.text] as const,
])('%s can be read on its ground', (_, fill, text) => {
  expect(contrast(fill, text)).toBeGreaterThanOrEqual(4.5);
});
