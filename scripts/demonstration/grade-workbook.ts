import { readFileSync } from 'node:fs';
import type { ElementHandle, Frame, Page } from 'puppeteer-core';
import { findFramework } from '../../shared/criteria/catalogue.ts';
import { openWord } from '../../shared/grading/normalise-judgment.ts';
import { hasLibreOffice } from '../../tests/excel-host/calculation/libreoffice.ts';
import { ExcelHost } from '../../tests/excel-host/excel-host.ts';
import { type HostServer, startHostServer } from '../../tests/excel-host/host-server.ts';
import { inspectionScript as script } from '../../tests/fixtures/force/script.ts';
import type { ScriptAward, ScriptJudgment } from '../../tests/fixtures/force/script-shape.ts';
import type { OpenedBrowser } from './open-browser.ts';
import { choose, fill, find, press, until } from './page-hands.ts';
import { untilPaneSays } from './pane-words.ts';
import type { Progress } from './progress.ts';
import { openTable, type WorkbookTable } from './workbook-table.ts';

export const HOME_OFFICE_WORKBOOK = 'tests/fixtures/xlsx/ho-police-workforce-sep19.xlsx';

export interface OpenWorkbook {
  readonly host: ExcelHost;
  readonly server: HostServer;
}

/** A copy of the Home Office's workbook in the simulated Excel, the built add-in beside it. */
export async function openWorkbook(addinFolder: string): Promise<OpenWorkbook> {
  const host = ExcelHost.open(readFileSync(HOME_OFFICE_WORKBOOK), {
    calculation: hasLibreOffice() ? 'libreoffice' : 'built-in',
    fileName: 'ho-police-workforce-sep19.xlsx',
  });
  return { host, server: await startHostServer(host, { addinFolder }) };
}

export interface TopicGrade {
  readonly topic: string;
  readonly name: string;
  readonly indicated: string;
  readonly awarded: string;
  readonly why: string;
}

export interface Grading {
  readonly page: Page;
  readonly pane: Frame;
  readonly grades: readonly TopicGrade[];
}

interface Work extends OpenWorkbook {
  readonly opened: OpenedBrowser;
  readonly evidencePath: string;
  readonly progress: Progress;
}

/** Brings the evidence into the workbook, types the judgments, and awards the grades in the pane. */
export async function gradeWorkbook(work: Work): Promise<Grading> {
  const { opened, host, server, evidencePath, progress } = work;
  progress.say('Opening the Home Office workbook with the add-in beside it …');
  const page = await opened.openWindow(server.hostUrl, 'The workbook’s page');
  const pane = await until('the add-in’s pane is there', async () =>
    page.frames().find((frame) => frame.url().startsWith(server.addinUrl)),
  );
  progress.say('Bringing in the evidence file …');
  const file = await until('the pane takes a file', () => pane.$('input[type="file"]'));
  await (file as ElementHandle<HTMLInputElement>).uploadFile(evidencePath);
  await untilPaneSays(pane, 'Nothing is missing or changed');
  // The clipped tables are offered as sheets; here the figures come from the Home Office's own.
  await press(pane, 'Not now');
  progress.say('Typing 23 judgments, and the force’s own 23 …');
  typeJudgments(host, script.judgments, 'Inspector');
  typeJudgments(host, script.forceJudgments, 'Force');
  typeConcerns(host);
  await press(await find(pane, 'Views'), 'Grades');
  for (const [index, award] of script.awards.entries()) {
    progress.say(`Awarding grade ${index + 1} of ${script.awards.length}: ${topicName(award.topic)} …`);
    await giveAward(page, pane, award);
  }
  return { page, pane, grades: await readGrades(host) };
}

function typeJudgments(
  host: ExcelHost,
  judgments: readonly ScriptJudgment[],
  layer: 'Inspector' | 'Force',
): void {
  const table = openTable(host, 'PlJudgments');
  for (const { criterion, judgment, reasons } of judgments) {
    const row = table.row((each) => table.cell(each, 'Id') === criterion);
    table.type(row, `${layer} judgment`, judgment);
    table.type(row, `${layer} reasons`, reasons);
  }
}

const gradeRow = (table: WorkbookTable, topic: string): number =>
  table.row((row) => table.cell(row, 'Topic id') === topic && table.cell(row, 'Layer') === 'Inspector');

/** The cell takes one word; what the concern is stands in the finding and in the award's reason. */
function typeConcerns(host: ExcelHost): void {
  const table = openTable(host, 'PlGrades');
  for (const { topic, causeOfConcern } of script.awards) {
    if (causeOfConcern !== '') table.type(gradeRow(table, topic), 'Cause of concern', openWord);
  }
}

async function giveAward(page: Page, pane: Frame, award: ScriptAward): Promise<void> {
  const name = topicName(award.topic);
  await until(`the pane shows “${award.indicated}” as indicated for ${name}`, () =>
    pane.evaluate(
      (heading, grade) =>
        [...document.querySelectorAll('.topic-head')].some(
          ({ textContent }) => textContent.includes(heading) && textContent.endsWith(grade),
        ),
      ...([name, award.indicated] as const),
    ),
  );
  await press(pane, `Award for ${name}`);
  const form = await find(pane, `Award ${name}`);
  await choose(form, 'Awarded grade', award.awarded);
  await fill(page, await find(form, 'Reason'), award.reason);
  const who = await form.$('::-p-aria([name="Your name"])');
  if (who !== null) {
    await fill(page, who, award.name);
    await fill(page, await find(form, 'Your role'), script.actor.role);
  }
  await press(form, 'Write the award');
  await untilPaneSays(pane, `${name}: ${award.awarded} awarded by ${award.name}`);
}

/** What the workbook's own cells say, recalculated. */
async function readGrades(host: ExcelHost): Promise<readonly TopicGrade[]> {
  await host.workbook.calculate();
  const table = openTable(host, 'PlGrades');
  return script.awards.map(({ topic }) => {
    const row = gradeRow(table, topic);
    return {
      topic,
      name: table.cell(row, 'Topic'),
      indicated: table.cell(row, 'Indicated grade'),
      awarded: table.cell(row, 'Awarded grade'),
      why: table.cell(row, 'Why'),
    };
  });
}

export function topicName(id: string): string {
  const topic = findFramework(script.inspection.framework)?.topics.find((each) => each.id === id);
  if (!topic) throw new Error(`The script names a topic that is not in the edition: ${id}`);
  return topic.name;
}
