import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { writePack } from '../../shared/exchange/write-pack.ts';
import { setFields } from '../../shared/ledger/change.ts';
import { createDevice, packOf, point, startOf } from '../unit/shared/sample-inspection.ts';
import {
  bringInSample,
  chooseFile,
  createPaneBench,
  judge,
  type OpenPane,
  type PaneBench,
  sees,
} from './pane-bench.ts';

let bench: PaneBench;
beforeAll(async () => {
  bench = await createPaneBench();
});
afterEach(() => bench.closePane());
afterAll(() => bench?.close());

export function expectQuiet({ host, office }: OpenPane): void {
  expect(host.unsupported).toEqual([]);
  expect(office.outsideRequests).toEqual([]);
  expect(office.consoleErrors).toEqual([]);
}

const leadership = 'ncpi-2024/leadership';

async function earlierBytes(): Promise<Uint8Array<ArrayBuffer>> {
  const device = await createDevice('earlier');
  const item = device.newId();
  await device.record([
    ...startOf(device),
    point(item, 'Officers were briefed'),
    setFields(
      'judgment',
      { id: device.newId() },
      { criterion: `${leadership}/1`, layer: 'inspector', judgment: 'Adequate', reasons: '' },
    ),
  ]);
  return writePack(packOf([device]));
}


const shot = async (pane: OpenPane, name: string) => {
  for (const [key, media] of [
    ['light', { colorScheme: 'light', forcedColors: 'none' }],
    ['dark', { colorScheme: 'dark', forcedColors: 'none' }],
    ['forced', { colorScheme: 'light', forcedColors: 'active' }],
  ] as const) {
    await pane.office.page.emulateMedia(media);
    const [needed, given, height] = await pane.frame.evaluate(() => {
      const main = document.querySelector('main') ?? document.body;
      return [main.scrollWidth, main.clientWidth, main.scrollHeight];
    });
    if (needed !== given) console.log(name, 'OVERFLOW', needed, given);
    await pane.office.page.setViewportSize({ width: 320, height: Math.min(height + 200, 2600) });
    await pane.office.page.screenshot({ path: `/tmp/pane-rule-${name}-${key}.png` });
    if (key === 'light') {
      await pane.frame.evaluate(axe);
      const faults = await pane.frame.evaluate(async () => {
        const { violations } = await (window as unknown as { axe: { run(): Promise<{ violations: { id: string; nodes: { target: string[] }[] }[] }> } }).axe.run();
        return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
      });
      if (faults.length) console.log(name, faults);
    }
  }
  await pane.office.page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
};
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
test('shots', async () => {
  let pane = await bench.open();
  let { frame } = pane;
  const file = { name: 'earlier.plumb', mimeType: '', buffer: Buffer.from(await earlierBytes()) };
  await sees(frame, 'Start from an earlier inspection…');
  await shot(pane, 'start');
  await frame.getByLabel('Start from an earlier inspection…').setInputFiles(file);
  await sees(frame, 'It holds 1 judgment of the inspector’s and 1 item of evidence.');
  await shot(pane, 'start-earlier');
  await frame.getByRole('button', { name: 'Add our sheets' }).click();
  await frame.getByLabel(/^Interview/).check();
  await shot(pane, 'earlier-offer');
  await bench.closePane();
  pane = await bench.open();
  ({ frame } = pane);
  await bringInSample(frame);
  judge(pane.host, 5, ['Good', 'Good', 'Adequate', 'Adequate', 'Goodish', 'Not applicable']);
  const force = await createDevice('force');
  const told = (number: number, judgment: string) =>
    setFields('judgment', { id: force.newId() }, { criterion: `${leadership}/${number}`, layer: 'force', judgment, reasons: '' });
  await force.record([...startOf(force), told(1, 'Good'), told(2, 'Outstanding')]);
  const bytes = await writePack({ ...packOf([force]), purpose: 'judgments' });
  const table = pane.host.model.table('PlJudgments');
  const index = table?.columnNames.indexOf('Force judgment') ?? -1;
  const letter = String.fromCharCode(65 + (table?.box.left ?? 0) + index);
  pane.host.userEdit('PL Judgments', `${letter}5`, [['Adequate']]);
  await chooseFile(frame, bytes);
  await sees(frame, /holds the force’s self-assessment/);
  await shot(pane, 'force-offer');
  await frame.getByRole('button', { name: 'Take it', exact: true }).click();
  await sees(frame, '1.1, Force judgment: “Adequate” here, “Good” in the file.');
  await shot(pane, 'force-asked');
  await frame.getByRole('button', { name: 'Keep what is here' }).click();
  await frame.getByRole('button', { name: 'Grades', exact: true }).click();
  await frame.getByLabel('Inspector').check();
  await frame.getByRole('button', { name: /things? to see to/ }).click();
  await shot(pane, 'checks');
  await frame.getByRole('button', { name: /things? to see to/ }).click();
  await frame.getByRole('button', { name: 'How grades are worked out' }).click();
  await sees(frame, /^By the rule/);
  await shot(pane, 'rule');
  await frame.getByRole('button', { name: 'Change the rule' }).click();
  await frame.getByLabel('Good: below Good').selectOption('any number');
  await frame.getByLabel('Good: below Adequate').selectOption('any number');
  await sees(frame, /^The rule cannot be used/);
  await shot(pane, 'rule-refused');
  await frame.getByLabel('Good: below Good').selectOption('at most 2');
  await frame.getByLabel('Good: below Adequate').selectOption('none');
  await sees(frame, 'One indicated grade would change:');
  await shot(pane, 'rule-preview');
  await frame.getByRole('button', { name: 'Cancel' }).click();
  await frame.getByRole('button', { name: 'Sign off Leadership' }).click();
  await sees(frame, /^It rests on/);
  await shot(pane, 'sign-form');
  await frame.getByLabel('Your name').fill('Alex Example');
  await frame.getByRole('button', { name: 'Sign off', exact: true }).click();
  await sees(frame, 'Nothing has changed since.');
  judge(pane.host, 6, ['Adequate']);
  await sees(frame, /^1 thing has changed since\./);
  await frame.getByRole('button', { name: 'Show what has changed since Leadership was signed off' }).click();
  await shot(pane, 'signed');
}, 170000);
