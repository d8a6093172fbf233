import { readFile, stat } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { extname, join, normalize } from 'node:path';

export interface FileAnswer {
  readonly contentType: string;
  readonly body: Buffer | string;
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.ts': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml',
};

/** A file below the folder; TypeScript becomes JavaScript on the way, by taking its types out. */
export async function readStaticFile(folder: string, path: string): Promise<FileAnswer | undefined> {
  const file = join(folder, normalize(`/${decodeURIComponent(path)}`));
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) return undefined;
  const ending = extname(file);
  const contentType = CONTENT_TYPES[ending] ?? 'application/octet-stream';
  const bytes = await readFile(file);
  return { contentType, body: ending === '.ts' ? stripTypeScriptTypes(bytes.toString('utf8')) : bytes };
}
