import type { Frame, Page } from 'puppeteer-core';
import type { ExcelHost } from '../../tests/excel-host/excel-host.ts';
import { furtherScript } from './further-script.ts';
import { choose, fill, find, press } from './page-hands.ts';
import { goToView, paneShows, untilPaneSays } from './pane-words.ts';
import { criterionWords } from './sort-item.ts';

const { measures: script } = furtherScript;

interface BindingWork {
  readonly page: Page;
  readonly pane: Frame;
  readonly host: ExcelHost;
}

/** Binds every row of the Home Office's table that the pane ticks by itself; answers how many. */
export async function bindTable({ page, pane, host }: BindingWork): Promise<number> {
  await goToView(pane, 'Measures');
  await find(pane, 'Use as a measure', 'button');
  host.userSelect(script.cell.sheet, script.cell.address);
  await press(pane, 'Use as a measure');
  await press(pane, 'Use the whole table');
  const [, ticked] = await paneShows(pane, 'which rows are ticked', /Rows: (\d+) of \d+ ticked/);
  await fill(page, await find(pane, 'Definition: what is counted'), script.definition);
  await fill(page, await find(pane, 'Counted out of'), script.denominator);
  await choose(pane, 'Which way is better', script.direction);
  const criterion = criterionWords(script.criterion);
  await choose(pane, 'Criteria that it bears on', criterion);
  await paneShows(pane, `“${criterion}” as chosen`, /Take away/);
  await press(pane, `Bind ${ticked} measures`);
  await untilPaneSays(pane, `${ticked} measures stand on PL Measures now.`);
  return Number(ticked);
}

/** Draws the measure over time; the chart stands on a sheet of its own, and the pane says what it shows. */
export async function drawChart(pane: Frame): Promise<void> {
  await press(pane, `Chart over time of ${script.charted}`);
  await find(pane, 'Show the chart', 'button');
}
