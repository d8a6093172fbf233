import type { ItemState } from '../../shared/ledger/inspection-state.ts';
import { isNameClass, type NameClass } from '../../shared/redaction/hit.ts';
import { redactJson } from '../../shared/redaction/redact-json.ts';
import type { HiddenNames } from '../store/names-store.ts';

/** Somebody who seems to be named in the evidence, and is not in the list. */
export interface ProposedPerson {
  readonly identity: string;
  readonly role: NameClass;
  readonly spellings: readonly string[];
  readonly itemCount: number;
}

/** In steps, one an item. Those named in most items come first. */
export function* proposeNames(
  items: readonly ItemState[],
  { people }: HiddenNames,
): Generator<undefined, readonly ProposedPerson[]> {
  const proposed = new Map<string, ProposedPerson>();
  for (const { original, shown, note } of items) {
    const said = original.type === 'clip' ? { ...original, anchor: null, selectors: [] } : original;
    const { found } = redactJson({ said, shown, note }, { caseList: people, book: new Map() });
    for (const { identity, class: role, written } of found) {
      if (!isNameClass(role) || identity.startsWith('entry ')) continue;
      const before = proposed.get(identity);
      proposed.set(identity, {
        identity,
        role: before === undefined || before.role === 'person' ? role : before.role,
        spellings: [...new Set([...(before?.spellings ?? []), ...written])].slice(0, mostSpellings),
        itemCount: (before?.itemCount ?? 0) + 1,
      });
    }
    yield;
  }
  return [...proposed.values()].sort((a, b) => b.itemCount - a.itemCount);
}

const mostSpellings = 6;
