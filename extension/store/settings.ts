import type { Result } from '../../shared/result.ts';
import { readNamed, sealNamed } from './named-rows.ts';
import { sealingOf, unlessLocked } from './sealing.ts';
import type { Saved, StoreError } from './store.ts';
import type { StoreContext } from './store-context.ts';
import { strictTransaction } from './strict-transaction.ts';

/** What this computer remembers; written by this program alone, so its form is trusted. */
export const readSetting = <T>(context: StoreContext, name: string): Promise<T | null> =>
  readNamed<T>(context, 'settings', name);

export const saveSetting = (
  context: StoreContext,
  name: string,
  value: unknown,
): Promise<Result<Saved, StoreError>> =>
  unlessLocked(async () => {
    const { settings } = context.database;
    const row = await sealNamed(await sealingOf(context), 'settings', [name, value]);
    return strictTransaction(context, [settings], async () => {
      await settings.put(row);
    });
  });

/** The random id of this browser profile: made once. */
export async function deviceOf(context: StoreContext): Promise<string> {
  const standing = await readSetting<string>(context, 'device');
  if (standing !== null) return standing;
  const device = context.effects.newId();
  await saveSetting(context, 'device', device);
  return device;
}
