import type { Frame, Page } from 'puppeteer-core';
import { furtherScript as script } from './further-script.ts';
import { topicName } from './grade-workbook.ts';
import { choose, fill, find, press } from './page-hands.ts';
import { goToView, paneShows, untilPaneSays } from './pane-words.ts';
import { areaWords, criterionNumber, criterionWords } from './sort-item.ts';

/** Pastes the references of the sample, with what is known of each. */
export async function pasteCases(page: Page, pane: Frame): Promise<void> {
  const { cases } = script;
  await goToView(pane, 'Cases');
  await press(pane, 'Paste a list of cases');
  const lines = cases.map(({ reference, area, grades }) =>
    [reference, areaWords(area), ...grades].join('\t'),
  );
  await fill(page, await find(pane, 'References, one a line'), lines.join('\n'));
  await press(pane, `Add ${cases.length} cases`);
  await untilPaneSays(pane, `${cases.length} cases added to PL Cases.`);
}

/** From here on another person is at the workbook. */
export async function changePerson(page: Page, pane: Frame): Promise<void> {
  const { name, role } = script.reviewer;
  await press(pane, 'Change');
  const form = await find(pane, 'Who you are');
  await fill(page, await find(form, 'Your name'), name);
  await fill(page, await find(form, 'Your role'), role);
  await press(form, 'Keep');
  await untilPaneSays(pane, `From now on: ${name}`);
}

/** A second person proposes another grade for one criterion; the judgment stays as it is. */
export async function giveSecondOpinion(page: Page, pane: Frame): Promise<void> {
  const { criterion, proposed, reason } = script.secondOpinion;
  const number = criterionNumber(criterion);
  await goToView(pane, 'Judgments');
  await press(pane, criterionWords(criterion));
  await press(pane, `Give a second opinion on ${number}`);
  await choose(pane, 'Second opinion', `I propose ${proposed}`);
  await fill(page, await find(pane, 'Reason'), reason);
  await press(pane, 'Write the opinion');
  await untilPaneSays(pane, `${number}: ${script.reviewer.name} proposes ${proposed}.`);
}

/** Puts a name under one topic's grade and all that it rests on. */
export async function signOff(pane: Frame): Promise<void> {
  const name = topicName(script.signedTopic);
  await goToView(pane, 'Grades');
  await press(pane, `Sign off ${name}`);
  await paneShows(pane, 'what the grade rests on', /It rests on \d/);
  await press(await find(pane, `Sign off ${name}`), 'Sign off');
  await untilPaneSays(pane, `${name} (Inspector) signed off by ${script.reviewer.name}.`);
  await paneShows(pane, 'that the grade is signed', /Nothing has changed since\./);
}

/** How many things the pane says are to be seen to before the grades are relied on. */
export async function checksToSeeTo(pane: Frame): Promise<number> {
  const [, count] = await paneShows(
    pane,
    'what is to be seen to',
    /(\d+) things? to see to|Nothing to see to/,
  );
  return Number(count?.replaceAll(',', '') ?? 0);
}
