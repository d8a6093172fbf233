import {
  defaultAreasFrameworkId,
  findFramework,
  shippedFrameworks,
} from '../../shared/criteria/catalogue.ts';
import type { Framework } from '../../shared/criteria/framework.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { WorkbookError } from '../workbook/workbook.ts';
import { type Now, recall, type WorkbookAccess } from './workbook-access.ts';

/** The edition that names areas of practice and methods; the memory is read only for one that does not ship. */
export async function areasEdition(
  access: WorkbookAccess,
  { cover, framework }: Pick<Now, 'cover' | 'framework'>,
): Promise<Result<Framework, WorkbookError>> {
  const known = findFramework(cover.areasFramework, [...shippedFrameworks, framework]);
  if (known !== undefined) return ok(known);
  const memory = await recall(access);
  if (!memory.ok) return memory;
  const remembered = findFramework(cover.areasFramework, memory.value.frameworks);
  return ok(remembered ?? findFramework(defaultAreasFrameworkId) ?? framework);
}
