import type { Change } from '../scene.ts';
import { columnChanges } from './column-changes.ts';
import { dressChanges } from './dress-changes.ts';
import { placeChanges } from './place-changes.ts';
import { rowChanges } from './row-changes.ts';
import { sectionChanges } from './section-changes.ts';
import { textChanges } from './text-changes.ts';

export const allChanges: readonly Change[] = [
  ...rowChanges,
  ...columnChanges,
  ...textChanges,
  ...placeChanges,
  ...sectionChanges,
  ...dressChanges,
];
