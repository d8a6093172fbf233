import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtExtension } from '../../tests/browser/built-extension.ts';
import { checkEvidenceFile } from './check-evidence.ts';
import { checkCounts, checkGrades, checkTheirParts } from './check-workbook.ts';
import { countWorkbook, type WorkbookCounts } from './count-workbook.ts';
import { exportFigures } from './export-figures.ts';
import type { FoundAgain } from './find-again.ts';
import { gatherEvidence, giveEvidenceFile } from './gather-evidence.ts';
import { gradeWorkbook, HOME_OFFICE_WORKBOOK, openWorkbook, type TopicGrade } from './grade-workbook.ts';
import { openBrowser } from './open-browser.ts';
import { createPictures } from './pictures.ts';
import type { Progress } from './progress.ts';
import { serveForce } from './serve-force.ts';
import { addressesOutside } from './watch-traffic.ts';
import { workFurther } from './work-further.ts';

export interface Demonstration {
  readonly grades: readonly TopicGrade[];
  readonly counts: WorkbookCounts;
  /** What became of the clips when their pages were opened again. */
  readonly found: FoundAgain;
  /** What the pane says is to be seen to before the grades are relied on. */
  readonly toSeeTo: number;
  /** What the command line says of the workbook for outside. */
  readonly exported: string;
  /** A sentence for each thing that is not as it must be. */
  readonly faults: readonly string[];
  /** Resolves when the person has closed the windows. */
  untilClosed(): Promise<void>;
}

/** What has been opened and must be closed again, the last first. */
export interface Cleaner {
  later(close: () => Promise<unknown>): void;
}

interface Options {
  readonly isVisible: boolean;
  readonly progress: Progress;
  readonly cleaner: Cleaner;
}

/** The main job from the first clip to the workbook for outside, through the real screens; leaves its files in out/. */
export async function demonstrate({ isVisible, progress, cleaner }: Options): Promise<Demonstration> {
  mkdirSync('out', { recursive: true });
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-start-'));
  cleaner.later(() => rm(folder, { recursive: true, force: true }));
  const { downloads, extensionFolder, addinFolder } = prepareFolders(folder);
  progress.say('Opening the made-up force’s systems and the browser with the extension …');
  const force = await serveForce();
  cleaner.later(force.close);
  const opened = await openBrowser({ isVisible, extensionFolder, downloads });
  cleaner.later(() => opened.browser.close());
  const { host, server } = await openWorkbook(addinFolder);
  cleaner.later(() => host.close());
  cleaner.later(server.close);

  const pictures = createPictures();
  const work = { opened, forceOrigin: force.origin, progress, picture: pictures.takeGathering };
  const { panel, found } = await gatherEvidence(work);
  progress.say('Giving the evidence file …');
  const evidencePath = 'out/evidence.plumb';
  const recipient = 'Marchshire analyst (fictional)';
  await giveEvidenceFile(panel, { recipient, downloads, path: evidencePath });
  await pictures.takePanel(panel);

  const { page, pane, grades } = await gradeWorkbook({ opened, host, server, evidencePath, progress });
  const toSeeTo = await workFurther({ page, pane, host, progress, picture: pictures.takeMeasures });
  progress.say('Saving the workbook, taking pictures, checking all of it …');
  await pictures.takeWorkbook(page, pane);
  const graded = await host.save();
  writeFileSync('out/graded.xlsx', graded);
  const counts = countWorkbook(host);
  await pictures.takeOverview(opened.browser);
  progress.say('Making the workbook for people outside the force, by the command line …');
  const exported = await exportFigures('out/graded.xlsx', 'out/export.xlsx');
  const faults = [
    ...(await checkEvidenceFile(readFileSync(evidencePath))),
    ...(found.same === 24
      ? []
      : [`Of 24 clips on unchanged pages these were found again: ${JSON.stringify(found)}.`]),
    ...checkGrades(grades),
    ...checkCounts(counts),
    ...checkTheirParts(readFileSync(HOME_OFFICE_WORKBOOK), graded),
    ...host.unsupported.map(
      ({ type, member }) => `The add-in used what this Excel does not play: ${type}.${member}.`,
    ),
    ...opened.traffic.complaints.map((complaint) => `A page complained: ${complaint}`),
    ...addressesOutside(opened.traffic).map(
      (address) => `Something was asked from outside this computer: ${address}`,
    ),
  ];
  if (isVisible) await page.bringToFront();
  return { grades, counts, found, toSeeTo, exported, faults, untilClosed: () => opened.untilClosed() };
}

/** Both apps are run from copies: a build meanwhile would take their files away from under the browser. */
function prepareFolders(folder: string) {
  const folders = {
    downloads: join(folder, 'downloads'),
    extensionFolder: join(folder, 'extension'),
    addinFolder: join(folder, 'excel-addin'),
  };
  mkdirSync(folders.downloads);
  cpSync(builtExtension('chromium'), folders.extensionFolder, { recursive: true });
  cpSync('dist/excel-addin', folders.addinFolder, { recursive: true });
  return folders;
}
