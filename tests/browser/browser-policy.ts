import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { executable } from './browsers.ts';

const PLACE = '/etc/chromium';

/** Only root may give a process a view of the disk of its own, in which the policy stands where Chromium reads it. */
export const maySetPolicy =
  process.platform === 'linux' &&
  process.getuid?.() === 0 &&
  existsSync(PLACE) &&
  spawnSync('unshare', ['-m', 'true']).status === 0;

export interface PolicyBrowser {
  /** To be started in place of the browser itself. */
  readonly path: string;
  remove(): void;
}

/** Chromium as an organisation manages it; no other browser on this computer sees the policy. */
export function browserWithPolicy(policy: object): PolicyBrowser {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-policy-'));
  const settings = join(folder, 'chromium');
  cpSync(PLACE, settings, { recursive: true });
  mkdirSync(join(settings, 'policies/managed'), { recursive: true });
  writeFileSync(join(settings, 'policies/managed/test.json'), JSON.stringify(policy));
  const path = join(folder, 'chromium-with-policy');
  const inside = `mount --make-rprivate / && mount --bind ${settings} ${PLACE} && exec ${executable('chromium')} "$@"`;
  writeFileSync(path, `#!/bin/sh\nexec unshare -m sh -c '${inside}' chromium "$@"\n`, { mode: 0o755 });
  return { path, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
