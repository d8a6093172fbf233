import { criteriaOf, findFramework } from '../../shared/criteria/catalogue.ts';
import { writePack } from '../../shared/exchange/write-pack.ts';
import { setFields } from '../../shared/ledger/change.ts';
import { createDevice, packOf, point, startOf } from '../unit/shared/sample-inspection.ts';

const framework = findFramework('ncpi-2024');
const areas = findFramework('ncpi-2020');
const criteria = framework === undefined ? [] : criteriaOf(framework).map(({ id }) => id);
const methods = [...(areas?.methods ?? []).map(({ id }) => id), null];
const kinds = ['strength', 'area-for-improvement', 'cause-of-concern', 'practice-worth-sharing'] as const;
const directions = ['strength', 'area-for-improvement', 'neutral'] as const;

const caseFields = (index: number) => ({
  ...{ reference: `MS-${index}`, area: areas?.areas[index]?.id ?? null, reasons: 'Read in full.' },
  forceGrade: 'good' as const,
  inspectorGrade: index === 0 ? ('inadequate' as const) : ('good' as const),
});

/** Thirty points of every method, with a finding over each three of them. */
export async function evidenceOfSample(): Promise<Uint8Array> {
  const device = await createDevice('whole');
  await device.record(startOf(device));
  const at = <T>(from: readonly T[], index: number): T => from[index % from.length] as T;
  const items: string[] = [];
  const cases = [device.newId(), device.newId()];
  await device.record(cases.map((id, index) => setFields('case', { id }, caseFields(index))));
  for (let index = 0; index < 30; index++) {
    const item = device.newId();
    items.push(item);
    const linked = [at(criteria, index), at(criteria, index * 7 + 3)];
    const links = [...new Set(linked)].map((criterion) =>
      setFields('link', { id: device.newId() }, { item, criterion, direction: at(directions, index) }),
    );
    const method = setFields('item', { id: item }, { method: at(methods, index), case: at(cases, index) });
    await device.record([point(item, `=Point ${index}`), method, ...links]);
    if (index % 3 !== 2) continue;
    const finding = {
      kind: at(kinds, Math.floor(index / 3)),
      sentence: `Finding ${index}: staff know what to do, and do it.`,
      criteria: linked,
      supporting: items.slice(-3),
    };
    await device.record([setFields('finding', { id: device.newId() }, finding)]);
  }
  return writePack(packOf([device]));
}
