/** From package.json, by vite.config.ts. */
declare const __PLUMBLINE_VERSION__: string;
