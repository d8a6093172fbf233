import { apache } from './contenders/apache.ts';
import { approximate } from './contenders/approximate.ts';
import { byPositionFirst } from './contenders/by-position-first.ts';
import { type Adapter, adapterContender } from './contenders/contender.ts';
import { type DocumentFigures, type DocumentPlan, measureDocument } from './measure-document.ts';
import type { Sources } from './sources.ts';

/** What the harness calls in the page: one document with every contender. */
export function measure(
  plan: DocumentPlan,
  sources: Sources,
  options: { readonly adapter: Adapter | null; readonly withPeers: boolean },
): Promise<DocumentFigures> {
  return measureDocument(plan, sources, {
    contenders: [
      ...(options.adapter ? [adapterContender(options.adapter)] : []),
      ...(options.withPeers ? [byPositionFirst, approximate, apache] : []),
    ],
  });
}
