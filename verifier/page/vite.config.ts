import { createHash } from 'node:crypto';
import { join } from 'node:path';
import preact from '@preact/preset-vite';
import { defineConfig, type Plugin } from 'vite';

const here = import.meta.dirname;

const sourceOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** One file with all in it, opened from a disk: its policy allows this very script and this very style, and no request. */
const page = (script: string, style: string): string => `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src ${sourceOf(script)}; style-src ${sourceOf(style)}; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>Check an evidence file – Plumbline</title>
<style>${style}</style>
</head>
<body>
<div id="verifier"></div>
<noscript>This page needs scripts to be allowed: everything that checks the file is in it.</noscript>
<script type="module">${script}</script>
</body>
</html>
`;

const intoOneFile = (): Plugin => ({
  name: 'plumbline:one-file',
  enforce: 'post',
  generateBundle(_options, bundle) {
    let script = '';
    let style = '';
    for (const [name, part] of Object.entries(bundle)) {
      if (part.type === 'chunk') script += part.code;
      else if (name.endsWith('.css')) style += String(part.source);
      delete bundle[name];
    }
    // What would end the element, or begin a comment in it, is written otherwise.
    const safe = script.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
    this.emitFile({
      type: 'asset',
      fileName: 'plumbline-verify.html',
      source: page(safe.trim(), style.trim()),
    });
  },
});

export default defineConfig({
  root: here,
  publicDir: false,
  plugins: [preact(), intoOneFile()],
  build: {
    outDir: join(here, '..', '..', 'dist', 'verifier'),
    emptyOutDir: false,
    target: ['chrome137', 'safari17'],
    cssCodeSplit: false,
    modulePreload: false,
    rollupOptions: { input: join(here, 'main.tsx'), output: { format: 'es', codeSplitting: false } },
  },
});
