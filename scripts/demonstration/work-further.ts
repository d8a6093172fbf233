import type { Frame, Page } from 'puppeteer-core';
import type { ExcelHost } from '../../tests/excel-host/excel-host.ts';
import { bindTable, drawChart } from './bind-measures.ts';
import type { Progress } from './progress.ts';
import { changePerson, checksToSeeTo, giveSecondOpinion, pasteCases, signOff } from './review-grades.ts';

interface FurtherWork {
  readonly page: Page;
  readonly pane: Frame;
  readonly host: ExcelHost;
  readonly progress: Progress;
  /** Called once, while the measures and what their chart shows stand in the pane. */
  picture(page: Page, pane: Frame): Promise<void>;
}

/** Does in the pane what comes after the awards; answers how many things the pane says are to be seen to. */
export async function workFurther(work: FurtherWork): Promise<number> {
  const { page, pane, host, progress } = work;
  progress.say('Binding the Home Office’s table of officers as measures …');
  const bound = await bindTable({ page, pane, host });
  progress.say(`Drawing a chart over time of one of the ${bound} measures …`);
  await drawChart(pane);
  await work.picture(page, pane);
  progress.say('Pasting a list of cases …');
  await pasteCases(page, pane);
  progress.say('Giving a second opinion on a judgment, as another person …');
  await changePerson(page, pane);
  await giveSecondOpinion(page, pane);
  progress.say('Signing a topic off …');
  await signOff(pane);
  return checksToSeeTo(pane);
}
