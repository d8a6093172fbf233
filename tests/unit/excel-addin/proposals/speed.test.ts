import { expect, test } from 'vitest';
import { proposeMeasures } from '../../../../excel-addin/proposals/propose-measure.ts';
import { cellArea } from '../../../../excel-addin/proposals/sheet-grid.ts';
import { type SampleCell, sampleSheet } from './sample-sheet.ts';

test('a figure of a sheet of 5,000 rows and 60 columns is proposed within two seconds of the processor', () => {
  const header: SampleCell[] = [
    'Area',
    ...Array.from(
      { length: 59 },
      (_, index) => `${1960 + index}/${String((61 + index) % 100).padStart(2, '0')}`,
    ),
  ];
  const rows = Array.from({ length: 4998 }, (_, row): SampleCell[] => [
    `Area number ${row} of the force`,
    ...Array.from({ length: 59 }, (_unused, column) => ((row * 7919 + column * 104_729) % 9973) + 1),
  ]);
  const sheet = sampleSheet([['Children seen'], header, ...rows]);
  const begun = process.cpuUsage();
  const proposed = proposeMeasures({ sheet, area: cellArea(2500, 40) });
  // The processor's own time: the machine may be doing other work. Alone it takes some 0.6 s.
  const spent = process.cpuUsage(begun).user / 1000;
  expect(proposed.ok && proposed.value[0]?.period.value).toBe('1999/00');
  expect(spent).toBeLessThan(2000);
});
