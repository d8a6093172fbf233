import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const code = globSync('extension/**/*.{ts,tsx}')
  .map((path) => readFileSync(path, 'utf8'))
  .join('\n');

/** By what each permission is used in our code; null for one that has no call of its own. */
const uses: Readonly<Record<string, RegExp | null>> = {
  storage: /\bstorage\.session\b/,
  // Keeps the database from being thrown away when the disk is short.
  unlimitedStorage: null,
  // Lets a gesture read the page in front.
  activeTab: null,
  scripting: /\bscripting\.executeScript\b/,
  contextMenus: /\bcontextMenus\.create\b/,
  webNavigation: /\bwebNavigation\.getAllFrames\b/,
  idle: /\bidle\.(?:onStateChanged|setDetectionInterval|queryState)\b/,
  alarms: /\balarms\.create\b/,
  sidePanel: /\bsidePanel\.open\b/,
  pageCapture: /\bpageCapture\.saveAsMHTML\b/,
};

describe.each(['chrome-mv3', 'firefox-mv3'])('the built manifest of %s', (folder) => {
  const manifest = JSON.parse(readFileSync(`dist/extension/${folder}/manifest.json`, 'utf8'));

  test('asks at install for no permission that nothing uses', () => {
    const unused = manifest.permissions.filter(
      (name: string) => !(name in uses) || (uses[name] != null && !uses[name].test(code)),
    );
    expect(unused).toEqual([]);
  });

  test('asks for no host at install, and may ask for those that a person adds', () => {
    expect(manifest.host_permissions).toBeUndefined();
    expect(manifest.optional_host_permissions).toEqual(['http://*/*', 'https://*/*']);
  });
});
