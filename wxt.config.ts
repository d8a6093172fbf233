import { join } from 'node:path';
import { defineConfig, type UserManifest } from 'wxt';
import { timeAuthorityOf } from './scripts/build/time-authority.ts';

// Each of them is used from the first clip on; one added later would switch the extension off until the person agrees
// again. No host is asked for at install: systems are added by the person, one by one.
const PERMISSIONS = [
  'storage',
  'unlimitedStorage',
  'activeTab',
  'scripting',
  'contextMenus',
  'webNavigation',
  // To lock when the computer is left.
  'idle',
  'alarms',
];

const manifest: UserManifest = {
  name: 'Plumbline',
  permissions: PERMISSIONS,
  optional_host_permissions: ['http://*/*', 'https://*/*'],
  action: { default_title: 'Clip the selected text' },
  commands: {
    'clip-selection': {
      suggested_key: { default: 'Alt+Shift+S' },
      description: 'Clip the selected text',
    },
    'pick-element': {
      suggested_key: { default: 'Alt+Shift+E' },
      description: 'Pick a part of the page',
    },
    lock: {
      suggested_key: { default: 'Alt+Shift+L' },
      description: 'Lock Plumbline',
    },
  },
  content_security_policy: {
    extension_pages: [
      // What is not named here is not loaded: fonts, frames and media neither.
      "default-src 'none'",
      // WebAssembly is what makes guesses at the passphrase dear: Argon2id, in a worker of the lock screen.
      "script-src 'self' 'wasm-unsafe-eval'",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
      ["connect-src 'self'", ...timeAuthorityOf(process.env, undefined).connectTo].join(' '),
      "style-src 'self'",
      "img-src 'self' blob: data:",
    ].join('; '),
  },
};

/** A public key alone: it keeps the extension's id, and with it what is stored, the same wherever the folder lies. */
const KEY =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAsbmByZaBsYRbeKOpQ6Hw8cdmzzyBSp+rqSU3qbO/lvKYibbWwS50xDlFctadBv82LWcmk990C4gG52M0DMf9nTZL972nCgpuBuVF/oDQRqSeSUB/zq05qOsJZXHc2afJ3EyDx0+vax1KWUB3F43xDVyrApGWiRwtoGTnW7y59y8tLmP4AU2UWeRLhDreej98R9OwcfQJIUKwWBT0leM4qaoT9EPD3d04YTbmOQ6buigo2uhOKgdK1Y0k9mABbMUwpZL0FYDYl0xF28La6QVKo2cNC5NKo+eTqyqilqmPpH5yBqfLM6I1CcjPRNvaCzMK7RrBhCXCP1+2tst6lznivwIDAQAB';

const chromium: UserManifest = {
  ...manifest,
  key: KEY,
  permissions: [...PERMISSIONS, 'sidePanel', 'pageCapture'],
  // Firefox takes such settings from its own policies and knows no schema for them.
  storage: { managed_schema: 'managed-schema.json' },
  // The first with Selection.getComposedRanges, which reads selections inside shadow trees.
  minimum_chrome_version: '137',
};

const gecko = {
  id: 'plumbline@plumbline.example',
  // The ESR that the tests run on. In 140 an Ed25519 private key does not give its public key (OperationError), and
  // no inspection could be begun.
  strict_min_version: '153.0',
  data_collection_permissions: { required: ['none'] },
};

const firefox: UserManifest = { ...manifest, browser_specific_settings: { gecko } };

/** What its package offers to importers is the build for old browsers in a wrapper: 2.7 KB more, gzipped. */
const MODERN_DEXIE = join(import.meta.dirname, 'node_modules/dexie/dist/modern/dexie.mjs');

/** Where the add-in is served: its pane takes evidence from the extension. As in excel-addin/vite.config.ts. */
const addinOrigin = process.env.PLUMBLINE_ADDIN_ORIGIN ?? 'https://localhost:3000';
const { protocol, host, hostname } = new URL(addinOrigin);
const addinPages = (browser: string | undefined): string =>
  `${protocol}//${browser === 'firefox' ? hostname : host}/*`;

/**
 * What pdf.js loads by itself at run time: its worker, decoders of scanned pages as plain scripts (no
 * WebAssembly is packed for them), and the fonts of signs that no computer need have. Other fonts that a PDF lacks are the computer's own.
 */
const PDF_FILES = {
  'build/pdf.worker.min.mjs': 'pdf.worker.js',
  'wasm/jbig2_nowasm_fallback.js': 'jbig2_nowasm_fallback.js',
  'wasm/openjpeg_nowasm_fallback.js': 'openjpeg_nowasm_fallback.js',
  'standard_fonts/FoxitSymbol.pfb': 'FoxitSymbol.pfb',
  'standard_fonts/FoxitDingbats.pfb': 'FoxitDingbats.pfb',
} as const;

export default defineConfig({
  srcDir: 'extension',
  // These two are relative to the root, not to srcDir.
  publicDir: 'extension/public',
  modulesDir: 'extension/modules',
  outDir: 'dist/extension',
  manifestVersion: 3,
  imports: false,
  hooks: {
    'build:publicAssets': (_wxt, files) => {
      for (const [from, to] of Object.entries(PDF_FILES)) {
        const absoluteSrc = join(import.meta.dirname, 'node_modules/pdfjs-dist', from);
        files.push({ absoluteSrc, relativeDest: `pdf/${to}` });
      }
    },
  },
  // WXT's Vite compiles JSX by itself; Preact's plugin adds only live reloading of components.
  vite: ({ browser }) => ({
    define: {
      __PLUMBLINE_ADDIN_ORIGIN__: JSON.stringify(addinOrigin),
      __PLUMBLINE_TIME_AUTHORITY__: JSON.stringify(timeAuthorityOf(process.env, browser).define),
      __PLUMBLINE_ADDIN_PAGES__: JSON.stringify(addinPages(browser)),
    },
    // Every browser that the manifests allow reads this as it stands, and preloads modules by itself.
    build: { target: 'es2024', modulePreload: { polyfill: false } },
    esbuild: { jsx: 'automatic', jsxImportSource: 'preact' },
    resolve: { alias: { dexie: MODERN_DEXIE } },
  }),
  manifest: ({ browser }) => {
    const { hosts } = timeAuthorityOf(process.env, browser);
    const own = browser === 'firefox' ? firefox : chromium;
    return hosts.length === 0 ? own : { ...own, host_permissions: [...hosts] };
  },
});
