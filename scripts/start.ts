// The main job on real input, from a selection on a page to grades in a force's workbook.
import { type Cleaner, demonstrate } from './demonstration/demonstrate.ts';
import type { FoundAgain } from './demonstration/find-again.ts';
import { countsTable, gradesTable } from './demonstration/print-grades.ts';
import { startProgress } from './demonstration/progress.ts';

const unknown = process.argv.slice(2).filter((argument) => argument !== '--headless');
if (unknown.length > 0) {
  console.error(`npm start does not know ${unknown.join(' ')}; it takes --headless, or nothing.`);
  process.exit(2);
}

const hasDisplay =
  process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
const isVisible = hasDisplay && !process.argv.includes('--headless');

const closers: (() => Promise<unknown>)[] = [];
const cleaner: Cleaner = { later: (close) => closers.push(close) };

/** Closes all that was opened; what is closed already, or cannot be, does not keep the rest open. */
async function closeAll(): Promise<void> {
  for (const close of closers.splice(0).reverse()) await close().catch(() => undefined);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => {
    isStopping = true;
    void closeAll().then(() => process.exit(isLeftOpen ? (process.exitCode ?? 0) : 130));
  });
}

// The host's page is TypeScript whose types Node takes out on the way; that Node calls this new says nothing here.
process.removeAllListeners('warning');

const checked = `Checked: the evidence file holds all that was gathered; the grades are those worked out by hand;
every part of the Home Office workbook that sheets do not share is byte for byte as it was; no page complained;
nothing was asked from outside this computer.`;

const foundInWords = (found: FoundAgain): string =>
  Object.entries(found)
    .map(([verdict, count]) => `${count} clips ${verdict}`)
    .join(', ');

/** True once all is done, and the windows are only there to be tried. */
let isLeftOpen = false;
/** What fails while everything is being closed is no news. */
let isStopping = false;
const progress = startProgress();

try {
  const { grades, counts, found, toSeeTo, exported, faults, untilClosed } = await demonstrate({
    isVisible,
    progress,
    cleaner,
  });
  console.log(`\n${gradesTable(grades)}\n\n${countsTable(counts, toSeeTo)}\n`);
  console.log(
    `Pages opened again: ${foundInWords(found)}; one that was then taken off its page was told to be gone.\n`,
  );
  console.log('out/evidence.plumb  what was gathered: 24 clips, 7 points, 2 documents, 4 cases, 6 findings');
  console.log('out/graded.xlsx     the Home Office workbook with our sheets, judged, measured, graded');
  console.log(`out/export.xlsx     ${exported}`);
  console.log('out/*.png           overview, panel, panel-dark, workbook, pane, measures');
  for (const fault of faults) console.error(`\nWrong: ${fault}`);
  if (faults.length > 0) process.exitCode = 1;
  else console.log(`\n${checked}`);
  console.log(`\nDone in ${progress.secondsSoFar().toFixed(0)} seconds.`);
  if (isVisible) {
    console.log('The two windows stay open to be tried by hand. Close them, or press Ctrl+C here, to end.');
    isLeftOpen = true;
    await untilClosed();
  }
} catch (fault) {
  if (!isStopping) console.error(`\nStopped: ${fault instanceof Error ? fault.message : String(fault)}`);
  process.exitCode = 1;
} finally {
  await closeAll();
}
