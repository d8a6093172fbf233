import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import preact from '@preact/preset-vite';
import { defineConfig, type Plugin } from 'vite';

const here = import.meta.dirname;

/** Where the built files will be served; the manifest names it in every address. */
const addinOrigin = process.env.PLUMBLINE_ADDIN_ORIGIN ?? 'https://localhost:3000';
if (!/^https:\/\/[^/\s"<>&]+$/.test(addinOrigin)) {
  throw new Error(`PLUMBLINE_ADDIN_ORIGIN must be an https address without a path; it is "${addinOrigin}".`);
}
/** The Office CDN, as Microsoft's marketplace asks; tests serve the npm copy beside the pane. */
const officeJs = process.env.VITE_OFFICE_JS ?? 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js';
/** Places an organisation lets its own build send to, apart by spaces; none unless it says so. */
const extraOrigins = process.env.PLUMBLINE_CONNECT_ORIGINS ?? '';

const officeOrigin = officeJs.startsWith('https:') ? ` ${new URL(officeJs).origin}` : '';

const contentSecurityPolicy = [
  `default-src 'none'`,
  `connect-src 'self' ${extraOrigins}`.trim(),
  `script-src 'self'${officeOrigin}`,
  `style-src 'self'`,
  `img-src 'self' data: blob:`,
  `base-uri 'none'`,
  `form-action 'none'`,
  `object-src 'none'`,
].join('; ');

/** office.js must be a plain script before ours, and the policy must stand before both. */
const officePage = (): Plugin => ({
  name: 'plumbline:office-page',
  transformIndexHtml: {
    order: 'post',
    handler: () => [
      { tag: 'meta', attrs: { charset: 'utf-8' }, injectTo: 'head-prepend' },
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: contentSecurityPolicy },
        injectTo: 'head-prepend',
      },
      { tag: 'script', attrs: { src: officeJs }, injectTo: 'head-prepend' },
    ],
  },
});

/** The page stands at the top, as the manifest names it, and the manifest beside it with its real origin. */
const addinFiles = (): Plugin => ({
  name: 'plumbline:addin-files',
  enforce: 'post',
  generateBundle(_options, bundle) {
    const page = bundle['taskpane/index.html'];
    if (page?.type === 'asset') {
      page.fileName = 'taskpane.html';
      page.source = String(page.source).replaceAll('"../', '"./');
    }
    const manifest = readFileSync(join(here, '..', 'manifest.xml'), 'utf8');
    this.emitFile({
      type: 'asset',
      fileName: 'manifest.xml',
      source: manifest.replaceAll('https://localhost:3000', addinOrigin),
    });
  },
});

const { version } = JSON.parse(readFileSync(join(here, '..', 'package.json'), 'utf8')) as { version: string };

export default defineConfig({
  root: here,
  define: { __PLUMBLINE_VERSION__: JSON.stringify(version) },
  base: './',
  publicDir: join(here, 'public'),
  plugins: [preact(), officePage(), addinFiles()],
  resolve: { alias: { '@stdlib/string-format': join(here, 'unworded-message.cjs') } },
  build: {
    outDir: join(here, '..', 'dist', 'excel-addin'),
    emptyOutDir: true,
    // Chromium of WebView2 and Safari of Excel for Mac, with Ed25519 in WebCrypto.
    target: ['chrome137', 'safari17'],
    rollupOptions: { input: join(here, 'taskpane', 'index.html') },
    reportCompressedSize: true,
  },
  server: { port: 3000, strictPort: true },
});
