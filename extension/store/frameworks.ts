import { findFramework } from '../../shared/criteria/catalogue.ts';
import type { Framework } from '../../shared/criteria/framework.ts';
import { parseFramework } from '../../shared/criteria/parse-framework.ts';
import { err } from '../../shared/result.ts';
import type { Store } from './store.ts';
import type { StoreContext } from './store-context.ts';
import { strictTransaction } from './strict-transaction.ts';

/** A criteria edition: shipped, or added by the person. */
export async function frameworkById({ database }: StoreContext, id: string): Promise<Framework | undefined> {
  return findFramework(id) ?? (await database.frameworks.get(id));
}

export async function addFramework(
  context: StoreContext,
  fileText: string,
): ReturnType<Store['addFramework']> {
  let json: unknown;
  try {
    json = JSON.parse(fileText);
  } catch {
    return err({ type: 'framework-invalid', path: '', reason: 'the file is not JSON' });
  }
  const framework = parseFramework(json);
  if (!framework.ok) return framework;
  if ((await frameworkById(context, framework.value.id)) !== undefined) {
    return err({ type: 'framework-id-duplicated', path: 'id', id: framework.value.id });
  }
  const { frameworks } = context.database;
  const saved = await strictTransaction(context, [frameworks], async () => {
    await frameworks.add(framework.value);
  });
  return saved.ok ? framework : saved;
}
