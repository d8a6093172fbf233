import type { Json } from '../shared/brand.ts';
import { findFramework } from '../shared/criteria/catalogue.ts';
import type { Framework } from '../shared/criteria/framework.ts';
import type { Pack } from '../shared/exchange/pack.ts';
import { toCanonical } from '../shared/ledger/canonical.ts';
import type { Check } from './report.ts';

/** No entry commits to the wording of a criteria edition: it is compared with the one that Plumbline ships. */
export function checkEditions({ frameworks }: Pack): readonly Check[] {
  if (frameworks.length === 0) return [];
  const isKnown = frameworks.every((framework) => isShipped(framework));
  return [
    {
      outcome: isKnown ? 'holds' : 'note',
      title: 'The wording of the criteria',
      sentences: frameworks.map((framework) =>
        isShipped(framework)
          ? `“${framework.title}” is word for word the edition that Plumbline ships.`
          : `“${framework.title}” is not an edition that this verifier knows word for word, and nobody signs for it: compare it with the published one.`,
      ),
    },
  ];
}

function isShipped(framework: Framework): boolean {
  const shipped = findFramework(framework.id);
  return shipped !== undefined && canonical(shipped) === canonical(framework);
}

const canonical = (framework: Framework): string => toCanonical(framework as unknown as Json);
