import { findFramework } from '../../shared/criteria/catalogue.ts';
import type { Framework } from '../../shared/criteria/framework.ts';
import { parseFramework } from '../../shared/criteria/parse-framework.ts';
import type { InspectionState } from '../../shared/ledger/inspection-state.ts';
import { err } from '../../shared/result.ts';
import { readAllNamed, readNamed, sealNamed } from './named-rows.ts';
import { sealingOf, unlessLocked } from './sealing.ts';
import type { Store } from './store.ts';
import type { StoreContext } from './store-context.ts';
import { strictTransaction } from './strict-transaction.ts';

/** A criteria edition: shipped, or added by the person. */
export async function frameworkById(context: StoreContext, id: string): Promise<Framework | undefined> {
  return findFramework(id) ?? (await readNamed<Framework>(context, 'frameworks', id)) ?? undefined;
}

/** The editions that an inspection works with; null where one of them is not here. */
export async function frameworksOf(context: StoreContext, { inspection }: InspectionState) {
  if (inspection === null) return null;
  const framework = await frameworkById(context, inspection.framework);
  const areasFramework = await frameworkById(context, inspection.areasFramework);
  return framework === undefined || areasFramework === undefined ? null : { framework, areasFramework };
}

export const addedFrameworks = (context: StoreContext): Promise<readonly Framework[]> =>
  readAllNamed<Framework>(context, 'frameworks');

export const addFramework = (context: StoreContext, fileText: string): ReturnType<Store['addFramework']> =>
  unlessLocked(async (): ReturnType<Store['addFramework']> => {
    let json: unknown;
    try {
      json = JSON.parse(fileText);
    } catch {
      return err({ type: 'framework-invalid', path: '', reason: 'the file is not JSON' });
    }
    const framework = parseFramework(json);
    if (!framework.ok) return framework;
    const { id } = framework.value;
    if ((await frameworkById(context, id)) !== undefined)
      return err({ type: 'framework-id-duplicated', path: 'id', id });
    const { frameworks } = context.database;
    const row = await sealNamed(await sealingOf(context), 'frameworks', [id, framework.value]);
    const saved = await strictTransaction(context, [frameworks], async () => {
      await frameworks.add(row);
    });
    return saved.ok ? framework : saved;
  });
