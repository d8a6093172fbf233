import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** The folder of an extension with nothing but the store that ships, and what writes with it. */
export async function buildWriter(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-writer-'));
  const manifest = {
    ...{ manifest_version: 3, name: 'Plumbline: what a crash leaves', version: '1' },
    permissions: ['unlimitedStorage'],
    background: { service_worker: 'writer-worker.js' },
  };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  const page =
    '<!doctype html><meta charset="utf-8"><title>Writer</title><script src="writer-page.js"></script>';
  writeFileSync(join(folder, 'page.html'), page);
  await bundle(folder, 'writer-page', fileURLToPath(new URL('./writer-page.ts', import.meta.url)));
  await bundle(folder, 'writer-worker', fileURLToPath(new URL('./writer-worker.ts', import.meta.url)));
  return folder;
}

async function bundle(outDir: string, name: string, entry: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ...{ outDir, emptyOutDir: false, copyPublicDir: false, target: 'chrome137' },
      lib: { entry, formats: ['iife'], name: 'writer', fileName: () => `${name}.js` },
    },
  });
}
