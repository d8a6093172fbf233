import { findFramework } from '../../shared/criteria/catalogue.ts';
import { shownClip } from '../../shared/evidence/shown-clip.ts';
import type { Pack } from '../../shared/exchange/pack.ts';
import { type Change, setFields } from '../../shared/ledger/change.ts';
import { createDevice, type Device, packOf, startOf } from '../../tests/unit/shared/sample-inspection.ts';
import { sampleClip } from './sample-clip.ts';

export const ITEM_COUNT = 10_000;
export const LARGE_COUNT = 100_000;
/** Of the large file: each transaction is signed once, and signing 100,000 times takes longer than all else. */
const LARGE_TRANSACTION = 10;

export const clipChange = (id: string, index: number): Change => {
  const clip = sampleClip(index);
  const gatheredAt = new Date(Date.UTC(2026, 10, 2, 9) + index * 60_000).toISOString();
  return setFields(
    'item',
    { id },
    { original: { type: 'clip', ...clip }, shown: shownClip(clip), gatheredAt },
  );
};

/** 10,000 clips, each pointing to one criterion; a clip and its link are one transaction, as when it is sorted at once. */
async function buildSamplePack(itemCount = ITEM_COUNT, atOnce = 1, sortedOf = sortedClip): Promise<Pack> {
  const device = await createDevice('bench');
  await device.record(startOf(device));
  for (let from = 0; from < itemCount; from += atOnce) {
    const some = Array.from({ length: Math.min(atOnce, itemCount - from) }, (_, index) =>
      sortedOf(device, from + index),
    );
    await device.record(some.flat());
  }
  return packOf([device]);
}

/** Of ten clips one waits to be sorted: what is unlocked opens with a list of those. */
export const unlockPack = (itemCount: number): Promise<Pack> =>
  buildSamplePack(itemCount, LARGE_TRANSACTION, (device, index) =>
    sortedClip(device, index).slice(0, index % 10 === 9 ? 1 : 2),
  );

/** Stands in the last clip of as many, and nowhere else. */
export const unlockQuery = (itemCount: number): string => `cases/${itemCount - 1}?`;

export const largePack = (): Promise<Pack> => buildSamplePack(LARGE_COUNT, LARGE_TRANSACTION);

function sortedClip(device: Device, index: number): readonly Change[] {
  const item = device.newId();
  const direction = index % 3 === 0 ? 'strength' : 'area-for-improvement';
  const criterion = criteria[index % criteria.length] ?? '';
  return [clipChange(item, index), setFields('link', { id: device.newId() }, { item, criterion, direction })];
}

const criteria =
  findFramework('ncpi-2024')?.topics.flatMap((topic) => topic.criteria.map(({ id }) => id)) ?? [];

let built: Promise<Pack> | undefined;

/** Made once for all benchmarks of a run. */
export function samplePack(): Promise<Pack> {
  built ??= buildSamplePack();
  return built;
}
