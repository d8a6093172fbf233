import { chmodSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig, type Plugin } from 'vite';

const here = import.meta.dirname;
const { version, license } = JSON.parse(readFileSync(join(here, '..', '..', 'package.json'), 'utf8')) as {
  version: string;
  license: string;
};

const root = join(here, '..', '..');
const folder = join(root, 'dist', 'verifier');

/** What the page and the command have built in: the folder may be passed on by itself. */
const builtIn = [
  '@noble/hashes',
  '@peculiar/utils',
  'asn1js',
  'bytestreamjs',
  'canonicalize',
  'fflate',
  'pkijs',
  'preact',
  'valibot',
];

const licences = (): string =>
  builtIn
    .map((name) => {
      const [file] = globSync(join(root, 'node_modules', name, 'LICEN[CS]E*'));
      if (file === undefined) throw new Error(`${name} has no licence beside it`);
      return `${name}\n\n${readFileSync(file, 'utf8').trim()}\n`;
    })
    .join(`\n${'-'.repeat(80)}\n\n`);

/** So that `npx FOLDER` runs it: a package with one program, and nothing to install with it. */
const packageFile = (): Plugin => ({
  name: 'plumbline:package-file',
  generateBundle() {
    const about = {
      name: 'plumbline-verify',
      version,
      description: 'Says of a Plumbline evidence file what holds and what does not.',
      license,
      type: 'module',
      bin: 'plumbline-verify.mjs',
      engines: { node: '>=20' },
    };
    this.emitFile({ type: 'asset', fileName: 'package.json', source: `${JSON.stringify(about, null, 2)}\n` });
    this.emitFile({ type: 'asset', fileName: 'licences.txt', source: licences() });
    this.emitFile({
      type: 'asset',
      fileName: 'evidence-file-format.md',
      source: readFileSync(join(root, 'docs', 'evidence-file-format.md')),
    });
  },
  writeBundle() {
    chmodSync(join(folder, 'plumbline-verify.mjs'), 0o755);
  },
});

export default defineConfig({
  root: here,
  publicDir: false,
  plugins: [packageFile()],
  build: {
    outDir: folder,
    emptyOutDir: false,
    target: 'node20',
    ssr: join(here, 'verify.ts'),
    minify: true,
    rollupOptions: {
      output: {
        entryFileNames: 'plumbline-verify.mjs',
        banner: '#!/usr/bin/env node',
        codeSplitting: false,
      },
    },
  },
  // The one without worker threads, which are never used here.
  resolve: { alias: { fflate: 'fflate/browser' } },
  ssr: { noExternal: true },
});
