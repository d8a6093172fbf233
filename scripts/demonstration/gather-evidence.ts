import { readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { caseGradeWords, inspectionKindWords } from '../../extension/panel/plain-words.ts';
import { inspectionScript as script } from '../../tests/fixtures/force/script.ts';
import type { ScriptCase } from '../../tests/fixtures/force/script-shape.ts';
import { type FoundAgain, findAgain } from './find-again.ts';
import { makeClips } from './make-clips.ts';
import { addDocument, holdSession } from './note-sessions.ts';
import type { OpenedBrowser } from './open-browser.ts';
import { choose, fillIn, find, press, until } from './page-hands.ts';
import { goTo, openForm } from './panel-places.ts';
import type { Progress } from './progress.ts';
import { areaWords } from './sort-item.ts';
import { writeFinding } from './write-finding.ts';

/** The windows in which evidence is gathered. */
export interface GatheringPages {
  /** The extension's side panel. */
  readonly panel: Page;
  /** The force's systems, beside it. */
  readonly force: Page;
}

export interface Gathered extends GatheringPages {
  readonly found: FoundAgain;
}

export interface Gathering {
  readonly opened: OpenedBrowser;
  readonly forceOrigin: string;
  readonly progress: Progress;
  /** Called once, while a clip from the records system is in hand, all sorted. */
  picture(pages: GatheringPages): Promise<void>;
}

/** Does in the extension all that the inspection script says, by the extension's own screens. */
export async function gatherEvidence(work: Gathering): Promise<Gathered> {
  const { opened, progress, forceOrigin } = work;
  progress.say(`Starting the inspection of ${script.force} …`);
  await startInspection(opened.welcome);
  const force = await opened.openPage(`${forceOrigin}/`, 'The force’s system');
  await opened.welcome.close();
  const panel = await opened.openPanel(force);
  for (const [index, one] of script.cases.entries()) {
    progress.say(`Opening case ${index + 1} of ${script.cases.length}: ${one.reference} …`);
    await openCase(panel, one);
  }
  const marks = await makeClips(work, { panel, force });
  for (const session of script.sessions) {
    progress.say(`Noting ${session.points.length} points: ${session.title} …`);
    await holdSession(panel, session);
  }
  for (const document of script.documents) {
    progress.say(`Adding a document: ${document.title} …`);
    await addDocument(panel, document);
  }
  for (const [index, finding] of script.findings.entries()) {
    progress.say(`Writing finding ${index + 1} of ${script.findings.length} …`);
    await writeFinding(panel, finding, marks);
  }
  const found = await findAgain(work, { panel, force });
  return { panel, force, found };
}

/** Of the sample browser, which is deleted after the demonstration. */
const passphrase = 'lantern harbour thimble oatmeal';

async function startInspection(page: Page): Promise<void> {
  const { inspection, actor } = script;
  await fillIn(page, 'New passphrase', passphrase);
  await fillIn(page, 'The same again', passphrase);
  await press(page, 'Use this passphrase');
  await press(page, 'Start an inspection');
  await fillIn(page, 'Force', script.force);
  await choose(page, 'Kind', inspectionKindWords[inspection.kind]);
  await fillIn(page, 'First day', inspection.startDate);
  await fillIn(page, 'Last day', inspection.endDate);
  await fillIn(page, 'Your name', actor.name);
  await fillIn(page, 'Your role', actor.role);
  await press(page, 'Start the inspection');
  await find(page, 'Places');
}

async function openCase(panel: Page, one: ScriptCase): Promise<void> {
  await goTo(panel, 'Cases');
  await openForm(panel, 'Open a case');
  await fillIn(panel, 'Reference', one.reference);
  await choose(panel, 'Area of practice', areaWords(one.area));
  await choose(panel, 'Force’s grade', caseGradeWords[one.forceGrade]);
  await choose(panel, 'Inspector’s grade', caseGradeWords[one.inspectorGrade]);
  await fillIn(panel, 'Reasons', one.reasons);
  await press(panel, 'Open the case');
  await find(panel, 'Open a case', 'button');
}

/** Saves the evidence file by the panel, as a download, and puts it where it is wanted. */
export async function giveEvidenceFile(
  panel: Page,
  to: { readonly recipient: string; readonly downloads: string; readonly path: string },
): Promise<void> {
  await goTo(panel, 'Files');
  await (await find(panel, 'Not sealed: anyone can read it')).click();
  await fillIn(panel, 'Who is it for?', to.recipient);
  await panel.locator('label.check::-p-text(Working notes and reminders)').click();
  await press(panel, 'Save the evidence file');
  const name = await until('the evidence file is in the downloads', async () =>
    readdirSync(to.downloads).find((each) => each.endsWith('.plumb')),
  );
  renameSync(join(to.downloads, name), to.path);
}
