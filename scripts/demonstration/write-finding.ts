import type { Page } from 'puppeteer-core';
import { findingKindWords } from '../../extension/panel/plain-words.ts';
import type { ScriptFinding } from '../../tests/fixtures/force/script-shape.ts';
import { choose, fill, fillIn, find, oneSpace, press, until } from './page-hands.ts';
import { goTo, openForm } from './panel-places.ts';
import { criterionNumber } from './sort-item.ts';

/** `marks` are words by which each clip of the script is found. */
export async function writeFinding(
  panel: Page,
  finding: ScriptFinding,
  marks: readonly string[],
): Promise<void> {
  await goTo(panel, 'Findings');
  await openForm(panel, 'Write a finding');
  await choose(panel, 'Kind', findingKindWords[finding.kind]);
  await fillIn(panel, 'The finding, in one sentence', finding.sentence);
  for (const criterion of finding.criteria) {
    await fillIn(panel, 'Criteria (short labels are ours)', criterionNumber(criterion));
    await panel.keyboard.press('Enter');
    await find(panel, `Remove ${criterionNumber(criterion)}`, 'button');
  }
  for (const clip of finding.supportingClips) await restOn(panel, marks[clip] ?? '', 'Supports');
  for (const clip of finding.contraryClips) await restOn(panel, marks[clip] ?? '', 'Contrary');
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
  const button = await item.$(`::-p-xpath(.//button[starts-with(., "${word}")])`);
  if (button === null) throw new Error(`The panel offers no “${word}” for “${mark}”.`);
  await button.click();
  await until(`“${mark}” is chosen`, async () =>
    item.evaluate(
      (element, label) =>
        [...element.querySelectorAll('button[aria-pressed="true"]')].some((pressed) =>
          pressed.textContent.startsWith(label),
        ),
      word,
    ),
  );
}
