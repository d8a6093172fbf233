import { writePack } from '../../shared/exchange/write-pack.ts';
import type { Figure } from './figure.ts';
import { openStorePage } from './open-store-page.ts';
import { samplePack } from './sample-pack.ts';
import type { StoreBench } from './store-page.ts';

const REPETITIONS = 7;

/** Opening a large inspection in the panel: reading all its rows and folding them to what is shown. */
export async function benchReading(): Promise<readonly Figure[]> {
  const opened = await openStorePage(await writePack(await samplePack()));
  try {
    const { itemCount, parsing, reading } = await opened.page.evaluate(
      (count) => (globalThis as unknown as { storeBench: StoreBench }).storeBench.timeOpening(count),
      REPETITIONS,
    );
    const what = `opening an inspection of ${itemCount.toLocaleString('en-GB')} items (Chromium)`;
    return [
      { what, unit: 'ms', ...parsing, againstWhat: 'JSON.parse of the same lines' },
      {
        what: '  the same',
        unit: 'ms',
        ...reading,
        againstWhat: 'Dexie toArray of the same rows and JSON.parse',
      },
    ];
  } finally {
    await opened.close();
  }
}
