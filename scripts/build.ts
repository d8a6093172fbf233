import { rmSync, writeFileSync } from 'node:fs';
import { collectInstallables } from './build/collect-installables.ts';
import { zipFolder } from './build/zip-folder.ts';
import { runCommand } from './run-command.mjs';

// Bundlers build it in: the same whoever builds.
process.env.NODE_ENV = 'production';

rmSync('dist', { recursive: true, force: true });
for (const browser of ['chrome', 'firefox']) {
  runCommand('wxt', ['build', '-b', browser, '--mv3'], { isQuiet: true });
  writeFileSync(`dist/plumbline-${browser}.zip`, zipFolder(`dist/extension/${browser}-mv3`));
}
runCommand('vite', ['build', '--config', 'excel-addin/vite.config.ts'], { isQuiet: true });
runCommand('vite', ['build', '--config', 'excel-addin/functions/vite.config.ts'], { isQuiet: true });
runCommand('vite', ['build', '--config', 'verifier/page/vite.config.ts'], { isQuiet: true });
runCommand('vite', ['build', '--config', 'verifier/command/vite.config.ts'], { isQuiet: true });
collectInstallables();
