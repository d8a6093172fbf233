import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the built add-in, as the build leaves it. */
export function builtAddin(): string {
  const folder = fileURLToPath(new URL('../../dist/excel-addin', import.meta.url));
  if (!existsSync(join(folder, 'taskpane.html'))) {
    throw new Error(`Build the add-in first (npm run build): no ${folder}`);
  }
  return folder;
}
