import type { Scene } from '../scene.ts';
import type { Target } from '../targets.ts';
import { columnChanges } from './column-changes.ts';
import { dressChanges } from './dress-changes.ts';
import { rowChanges } from './row-changes.ts';
import { textChanges } from './text-changes.ts';

const all = () => [...rowChanges, ...columnChanges, ...dressChanges, ...textChanges];
const MIXES: readonly (readonly string[])[] = [
  ['light edit', 'rows inserted above', 'white space and nbsp'],
  ['another cell of its row edited', 'rows sorted otherwise', 'columns moved'],
  ['light edit', 'wrappers added', 'hidden text and scripts'],
  ['copy elsewhere, original edited', 'inline markup', 'rows inserted between'],
  ['column inserted', 'rows inserted above', 'drawn again'],
];

/** Three changes on one page, the target's own first. */
export function editAndInsert(scene: Scene, target: Target): boolean {
  const names = scene.chance.pick(MIXES);
  const done = names.map((name) => {
    const change = all().find((one) => one.name === name);
    return change?.reach === 'page' ? change.apply(scene) : (change?.apply(scene, target) ?? false);
  });
  return done.filter(Boolean).length >= 2;
}
