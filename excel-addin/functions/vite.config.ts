import { join } from 'node:path';
import { defineConfig } from 'vite';

const here = import.meta.dirname;

/** The custom functions as one plain script: the runtime of functions alone knows no modules. */
export default defineConfig({
  root: here,
  publicDir: false,
  build: {
    outDir: join(here, '..', '..', 'dist', 'excel-addin'),
    emptyOutDir: false,
    target: ['chrome137', 'safari17'],
    lib: {
      entry: join(here, 'functions-script.ts'),
      name: 'plumblineFunctions',
      formats: ['iife'],
      fileName: () => 'functions.js',
    },
  },
});
