import type { Result } from '../../shared/result.ts';
import type { Database } from './database.ts';
import type { Saved, StoreError } from './store.ts';
import type { StoreContext } from './store-context.ts';
import { strictTransaction } from './strict-transaction.ts';

/** What this computer remembers; written by this program alone, so its form is trusted. */
export async function readSetting<T>(database: Database, name: string): Promise<T | null> {
  return ((await database.settings.get(name))?.value as T | undefined) ?? null;
}

export const saveSetting = (
  context: StoreContext,
  name: string,
  value: unknown,
): Promise<Result<Saved, StoreError>> =>
  strictTransaction(context, [context.database.settings], async () => {
    await context.database.settings.put({ name, value });
  });

/** The random id of this browser profile: made once. */
export async function deviceOf(context: StoreContext): Promise<string> {
  const standing = await readSetting<string>(context.database, 'device');
  if (standing !== null) return standing;
  const device = context.effects.newId();
  await saveSetting(context, 'device', device);
  return device;
}
