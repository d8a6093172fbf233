import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

export type BrowserName = 'chromium' | 'firefox';

const FOLDERS = { chromium: 'chrome-mv3', firefox: 'firefox-mv3' } as const;

/** The folder of the built extension, as `wxt build` leaves it. */
export function builtExtension(browser: BrowserName): string {
  const folder = resolve(import.meta.dirname, '../../dist/extension', FOLDERS[browser]);
  if (!existsSync(folder)) throw new Error(`Build the extension first (npm run build): no ${folder}`);
  return folder;
}

/** The script that the extension runs in a page, as it is shipped. */
export function builtCaptureScript(browser: BrowserName): string {
  return readFileSync(resolve(builtExtension(browser), 'capture.js'), 'utf8');
}
