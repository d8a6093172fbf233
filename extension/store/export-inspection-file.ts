import { writeInspectionFile } from '../../shared/exchange/inspection-file.ts';
import { readState } from '../../shared/ledger/fold.ts';
import { err, ok } from '../../shared/result.ts';
import { fileNameOf } from './file-name.ts';
import { readFold } from './read-fold.ts';
import type { Store } from './store.ts';
import type { StoreContext } from './store-context.ts';

/** The text by which a colleague joins. */
export async function exportInspectionFile(
  context: StoreContext,
  id: string,
): ReturnType<Store['exportInspectionFile']> {
  const { inspection } = readState(await readFold(context, id));
  if (inspection === null) return err({ type: 'inspection-unknown' });
  const { framework, areasFramework, force, kind, startDate, endDate, reviewDate } = inspection;
  const text = writeInspectionFile({
    inspection: id,
    framework,
    areasFramework,
    force,
    kind,
    startDate,
    endDate,
    ...(reviewDate !== '' && { reviewDate }),
  });
  return ok({ fileName: `${fileNameOf(force)}.plumb-inspection`, text });
}
