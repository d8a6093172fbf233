import { readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { ElementHandle, Frame, Page } from 'puppeteer-core';
import {
  caseGradeWords,
  findingKindWords,
  inspectionKindWords,
  sessionKindWords,
} from '../../extension/panel/plain-words.ts';
import { inspectionScript as script } from '../../tests/fixtures/force/script.ts';
import type {
  ScriptCase,
  ScriptClip,
  ScriptDocument,
  ScriptFinding,
  ScriptSession,
} from '../../tests/fixtures/force/script-shape.ts';
import type { OpenedBrowser } from './open-browser.ts';
import { choose, fill, fillIn, find, oneSpace, press, until } from './page-hands.ts';
import type { Progress } from './progress.ts';
import { selectInFrame } from './select-in-frame.ts';
import { areaWords, criterionNumber, itemInHand, sortItemInHand } from './sort-item.ts';

export interface Gathering {
  readonly panel: Page;
  /** The page of the force's systems that the last clip came from. */
  readonly force: Page;
}

interface Work {
  readonly opened: OpenedBrowser;
  readonly forceOrigin: string;
  readonly progress: Progress;
}

/** Does in the extension all that the inspection script says, by the extension's own screens. */
export async function gatherEvidence(work: Work): Promise<Gathering> {
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
  const selected = await makeClips(work, { panel, force });
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
    await writeFinding(panel, finding, selected);
  }
  return { panel, force };
}

async function startInspection(page: Page): Promise<void> {
  const { inspection, actor } = script;
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

const goTo = async (panel: Page, place: string): Promise<void> => press(await find(panel, 'Places'), place);

async function openCase(panel: Page, one: ScriptCase): Promise<void> {
  await goTo(panel, 'Cases');
  const opener = await panel.$('::-p-aria([name="Open a case"][role="button"])');
  await opener?.click();
  await fillIn(panel, 'Reference', one.reference);
  await choose(panel, 'Area of practice', areaWords(one.area));
  await choose(panel, 'Force’s grade', caseGradeWords[one.forceGrade]);
  await choose(panel, 'Inspector’s grade', caseGradeWords[one.inspectorGrade]);
  await fillIn(panel, 'Reasons', one.reasons);
  await press(panel, 'Open the case');
  await find(panel, 'Open a case', 'button');
}

/** Makes and sorts every clip; answers some words of each, by which it is found again. */
async function makeClips({ opened, forceOrigin, progress }: Work, { panel, force }: Gathering): Promise<string[]> {
  const selected: string[] = [];
  for (const [index, clip] of script.clips.entries()) {
    progress.say(`Clipping ${index + 1} of ${script.clips.length}: ${clip.page} …`);
    const url = `${forceOrigin}/${clip.page}`;
    if (force.url() !== url) await force.goto(url);
    await force.bringToFront();
    const words = await until(`the text of clip ${index + 1} stands on ${clip.page}`, async () => {
      const frame = await frameOf(force, clip);
      return frame?.evaluate(selectInFrame, clip.select);
    });
    await opened.extension.triggerAction(force);
    const mark = 'tableRow' in clip.select ? clip.select.tableRow : oneSpace(words).slice(0, 60);
    await until(`the panel shows clip ${index + 1}: “${mark}”`, () => isSavedInHand(panel, mark));
    await sortItemInHand(panel, clip);
    selected.push(mark);
  }
  return selected;
}

async function frameOf(page: Page, { framePath = [], page: path }: ScriptClip): Promise<Frame | null> {
  let frame: Frame | null = page.mainFrame();
  for (const [depth, name] of framePath.entries()) {
    const element: ElementHandle<Element> | null = (await frame?.$(`iframe[name="${name}"]`)) ?? null;
    frame = (await (element as ElementHandle<HTMLIFrameElement> | null)?.contentFrame()) ?? null;
    const wanted = path.split('#')[1];
    if (depth === 0 && wanted !== undefined && !frame?.url().endsWith(`/${wanted}`)) return null;
  }
  return frame;
}

/** The panel has said that the clip is saved, and holds it out to be sorted. */
async function isSavedInHand(panel: Page, mark: string): Promise<boolean> {
  const seen = await panel.evaluate(() => ({
    notice: document.querySelector('.notice')?.textContent ?? '',
    inHand: document.querySelector('.in-hand')?.textContent ?? '',
    quote: document.querySelector('.in-hand .quote, .in-hand .grid')?.textContent ?? '',
  }));
  return seen.notice.includes('Clip saved.') && oneSpace(seen.quote).includes(oneSpace(mark));
}

async function holdSession(panel: Page, session: ScriptSession): Promise<void> {
  await goTo(panel, 'Sessions');
  const opener = await panel.$('::-p-aria([name="Start a session"][role="button"])');
  await opener?.click();
  await choose(panel, 'Kind', sessionKindWords[session.kind]);
  await fillIn(panel, 'Title', session.title);
  await fillIn(panel, 'Roles of those present, not their names', session.roles);
  await fillIn(panel, 'Place', session.place);
  await fillIn(panel, 'Date', session.eventDate);
  await press(panel, 'Start the session');
  for (const { text } of session.points) {
    await fillIn(panel, 'Add a point', text);
    await press(panel, 'Add the point');
    await until('the point is in the list', () => rowOf(panel, text));
  }
  for (const { text, links } of session.points) {
    await sortFromList(panel, text, { links, method: session.method, session: session.title });
  }
  await goTo(panel, 'Sessions');
  await press(panel, 'Close session');
  await until('the session is closed', async () => !(await panel.$('::-p-aria([name="Close session"])')));
}

async function addDocument(panel: Page, document: ScriptDocument): Promise<void> {
  await goTo(panel, 'Evidence');
  await press(panel, 'Add a document');
  await fillIn(panel, 'Title', document.title);
  await fillIn(panel, 'Reference (on the paper, or where it is kept)', document.reference);
  await fillIn(panel, 'What it says that matters', document.text);
  await press(panel, 'Add the document');
  await until('the document is added', async () => !(await panel.$('::-p-aria([name="Add the document"])')));
  await sortFromList(panel, document.text, document);
}

async function sortFromList(
  panel: Page,
  text: string,
  sorting: Parameters<typeof sortItemInHand>[1],
): Promise<void> {
  await goTo(panel, await toSortName(panel));
  const row = await until(`“${text.slice(0, 40)}” is in “To sort”`, () => rowOf(panel, text));
  if ((await row.evaluate((element) => element.getAttribute('aria-expanded'))) !== 'true') await row.click();
  await until('it is in hand', async () =>
    (await (await itemInHand(panel)).evaluate((element) => element.textContent)).includes(text.slice(0, 60)),
  );
  await sortItemInHand(panel, sorting);
}

/** The button says how many there are to sort. */
async function toSortName(panel: Page): Promise<string> {
  const button = await panel.$('nav button');
  return oneSpace((await button?.evaluate((element) => element.textContent)) ?? 'To sort');
}

async function rowOf(panel: Page, text: string): Promise<ElementHandle<Element> | undefined> {
  for (const row of await panel.$$('.item-row')) {
    if ((await row.evaluate((element) => element.textContent)).startsWith(text.slice(0, 60))) return row;
  }
  return undefined;
}

async function writeFinding(panel: Page, finding: ScriptFinding, selected: readonly string[]): Promise<void> {
  await goTo(panel, 'Findings');
  const opener = await panel.$('::-p-aria([name="Write a finding"][role="button"])');
  await opener?.click();
  await choose(panel, 'Kind', findingKindWords[finding.kind]);
  await fillIn(panel, 'The finding, in one sentence', finding.sentence);
  for (const criterion of finding.criteria) {
    await fillIn(panel, 'Criteria (short labels are ours)', criterionNumber(criterion));
    await panel.keyboard.press('Enter');
    await find(panel, `Remove ${criterionNumber(criterion)}`, 'button');
  }
  for (const clip of finding.supportingClips) await restOn(panel, selected[clip] ?? '', 'Supports');
  for (const clip of finding.contraryClips) await restOn(panel, selected[clip] ?? '', 'Contrary');
  await press(panel, 'Save the finding');
  await find(panel, 'Write a finding', 'button');
}

async function restOn(panel: Page, mark: string, word: 'Supports' | 'Contrary'): Promise<void> {
  const search = await find(panel, 'Search the evidence');
  await fill(panel, search, mark);
  const item = await until(`the evidence offers “${mark}”`, async () => {
    for (const each of await panel.$$('fieldset li')) {
      if (oneSpace(await each.evaluate((element) => element.textContent)).includes(mark)) return each;
    }
    return undefined;
  });
  await press(item, word);
  await until(`“${mark}” is chosen`, async () =>
    item.evaluate((element, label) =>
      [...element.querySelectorAll('button[aria-pressed="true"]')].some((button) => button.textContent === label), word),
  );
}

/** Saves the evidence file by the panel, as a download, and puts it where it is wanted. */
export async function giveEvidenceFile(
  panel: Page,
  to: { readonly recipient: string; readonly downloads: string; readonly path: string },
): Promise<void> {
  await goTo(panel, 'Files');
  await fillIn(panel, 'Who is it for?', to.recipient);
  await press(panel, 'Save the evidence file');
  const name = await until('the evidence file is in the downloads', async () =>
    readdirSync(to.downloads).find((each) => each.endsWith('.plumb')),
  );
  renameSync(join(to.downloads, name), to.path);
}
