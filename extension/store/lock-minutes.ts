import type { Result } from '../../shared/result.ts';
import { readSetting, saveSetting } from './settings.ts';
import type { Saved, StoreError } from './store.ts';
import type { StoreContext } from './store-context.ts';

export const lockMinutesChoices = [5, 15, 30, 60] as const;

const name = 'lock-after-minutes';

/** Of nobody touching the computer. A value that is none of the choices means the usual one. */
export async function readLockMinutes(context: StoreContext): Promise<number> {
  const kept = await readSetting<number>(context, name);
  return lockMinutesChoices.find((minutes) => minutes === kept) ?? 15;
}

export const saveLockMinutes = (context: StoreContext, minutes: number): Promise<Result<Saved, StoreError>> =>
  saveSetting(context, name, minutes);
