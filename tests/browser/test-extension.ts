import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserName, builtExtension } from './built-extension.ts';

export interface TestExtension {
  readonly folder: string;
  remove(): void;
}

/**
 * A copy of the built extension with an empty worker and an empty page in place of its own, so that a test can
 * call what the browser gives an extension without our background doing its work at the same time.
 */
export function copyExtension(
  browser: BrowserName,
  options: { readonly hostPermissions: readonly string[] },
): TestExtension {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-extension-'));
  cpSync(builtExtension(browser), folder, { recursive: true });
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  const { side_panel: _sidePanel, sidebar_action: _sidebar, ...rest } = manifest;
  const background =
    browser === 'chromium' ? { service_worker: 'test-worker.js' } : { scripts: ['test-worker.js'] };
  const changed = { ...rest, background, host_permissions: options.hostPermissions };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(changed));
  writeFileSync(join(folder, 'test-worker.js'), '');
  writeFileSync(join(folder, 'test-page.html'), '<!doctype html><title>Test page</title>');
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}

/**
 * The built extension as it would be for an add-in that is served at another origin. In Chromium the permission for
 * that origin is given, since its question cannot be answered by a test; Firefox can be told to answer yes.
 */
export function extensionForAddin(browser: BrowserName, addinOrigin: string): TestExtension {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-extension-'));
  cpSync(builtExtension(browser), folder, { recursive: true });
  for (const file of globSync('**/*.js', { cwd: folder })) {
    const path = join(folder, file);
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.replaceAll('https://localhost:3000', addinOrigin));
  }
  if (browser === 'chromium') {
    const path = join(folder, 'manifest.json');
    const manifest = JSON.parse(readFileSync(path, 'utf8'));
    writeFileSync(path, JSON.stringify({ ...manifest, host_permissions: [`${addinOrigin}/*`] }));
  }
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}

/** The built extension as it is once a person gave it these hosts: the browser's question cannot be answered by a test. */
export function extensionWithHosts(hosts: readonly string[]): TestExtension {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-extension-'));
  cpSync(builtExtension('chromium'), folder, { recursive: true });
  const path = join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8'));
  writeFileSync(path, JSON.stringify({ ...manifest, host_permissions: hosts }));
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}
