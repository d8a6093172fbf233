import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Browser, Page } from 'puppeteer-core';
import { build } from 'vite';
import { launchBrowser } from '../browsers.ts';
import { type Split, templates } from './document-list.ts';
import type { DocumentFigures, DocumentPlan, Measured, Prepared } from './measure-document.ts';
import type { Sources } from './sources.ts';

export interface CorpusRun {
  readonly splits: readonly Split[];
  readonly isFast: boolean;
  readonly withPeers: boolean;
  /** Only these; null for all. */
  readonly changes: readonly string[] | null;
  readonly names: readonly string[] | null;
}

export interface CorpusFigures {
  readonly measured: readonly (Measured & { readonly split: Split })[];
  readonly prepared: readonly Prepared[];
  readonly documents: number;
  readonly unfair: number;
}

const ADAPTER = resolve(import.meta.dirname, '../anchor-adapter.ts');

/** Measures the corpus in a real Chromium; the product's own adapter takes part once it exists. */
export async function measureCorpus(run: CorpusRun): Promise<CorpusFigures> {
  const page = await openHarness();
  try {
    const measured: (Measured & { split: Split })[] = [];
    const prepared: Prepared[] = [];
    let unfair = 0;
    const plans = run.splits
      .flatMap((split) => plansOf(split, run.isFast))
      .filter(({ name }) => run.names?.includes(name) ?? true);
    for (const plan of plans) {
      const figures = await page.measure(
        run.changes ? { ...plan, changes: run.changes } : plan,
        run.withPeers,
      );
      measured.push(...figures.measured.map((one) => ({ ...one, split: plan.split })));
      prepared.push(...figures.prepared);
      unfair += figures.unfair;
    }
    return { measured, prepared, unfair, documents: plans.length };
  } finally {
    await page.close();
  }
}

/** Every fourth document is one without layout. */
export function plansOf(split: Split, isFast: boolean): DocumentPlan[] {
  const base = split === 'tuning' ? 100 : 900;
  return Object.keys(templates[split]).map((name, at) => ({
    split,
    name,
    seed: base + at,
    isAttached: at % 4 !== 3,
    targetsPerKind: isFast ? 2 : 3,
    targetsPerChange: isFast ? 2 : 4,
  }));
}

export interface Harness {
  measure(plan: DocumentPlan, withPeers: boolean): Promise<DocumentFigures>;
  readonly page: Page;
  readonly sources: Sources;
  close(): Promise<void>;
}

export async function openHarness(entry = resolve(import.meta.dirname, 'page-side.ts')): Promise<Harness> {
  const scripts = [await bundle(entry, 'corpus')];
  scripts.push(existsSync(ADAPTER) ? await bundle(ADAPTER, 'ours') : 'var ours = { default: null };');
  const browser: Browser = await launchBrowser('chromium');
  const page = await browser.newPage();
  for (const script of scripts) await page.evaluate(`${script}\n;0`);
  const sources = readSources();
  return {
    page,
    sources,
    measure: async (plan, withPeers) => {
      const call = `corpus.measure(${JSON.stringify(plan)}, ${JSON.stringify(sources)}, { adapter: ours.default, withPeers: ${withPeers} })`;
      return runInPage(page, call);
    },
    close: () => browser.close(),
  };
}

/** One long call would meet the driver's own time limit, so the page is asked again and again whether it is done. */
async function runInPage(page: Page, call: string): Promise<DocumentFigures> {
  await page.evaluate(`globalThis.ended = null; ${call}.then(
    (figures) => { globalThis.ended = { figures }; },
    (error) => { globalThis.ended = { error: String(error?.stack ?? error) }; },
  ); 0`);
  for (;;) {
    await setTimeout(100);
    const ended = (await page.evaluate('globalThis.ended')) as {
      readonly figures?: DocumentFigures;
      readonly error?: string;
    } | null;
    if (ended?.error !== undefined) throw new Error(ended.error);
    if (ended?.figures) return ended.figures;
  }
}

async function bundle(entry: string, name: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      lib: { entry, formats: ['iife'], name },
      rollupOptions: { output: { exports: 'named' } },
    },
  });
  const [first] = Array.isArray(built) ? built : [];
  const [chunk] = first?.output ?? [];
  if (!chunk) throw new Error(`${entry} was not bundled`);
  return chunk.code.replace(`var ${name} =`, `globalThis.${name} =`);
}

function readSources(): Sources {
  const folders = ['texts', '../../fixtures/criteria'].map((folder) => resolve(import.meta.dirname, folder));
  const texts = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((file) => file.endsWith('.txt'))
      .map((file) => [file.replace('.txt', ''), readFileSync(resolve(folder, file), 'utf8')]),
  );
  const tables = JSON.parse(readFileSync(resolve(import.meta.dirname, 'texts/tables.json'), 'utf8'));
  return { texts: Object.fromEntries(texts), tables };
}
