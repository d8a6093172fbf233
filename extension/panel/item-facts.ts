import type { Framework } from '../../shared/criteria/framework.ts';
import type { Direction } from '../../shared/evidence/item.ts';
import type { InspectionState, ItemState } from '../../shared/ledger/inspection-state.ts';

/** Gathered, standing, and not yet linked to a criterion. */
export const isToSort = (item: ItemState): boolean => item.links.length === 0 && item.withdrawn === null;

/** The host of a page's address; anything that is no address as it is. */
export function sourceInShort(source: string): string {
  const url = URL.parse(source);
  if (url === null) return source;
  return url.host === '' ? (url.pathname.split('/').at(-1) ?? source) : url.host;
}

/** The direction of the link that was made or changed last: people sort runs of like things. */
export function lastDirection(state: InspectionState): Direction {
  let last: { readonly version: string; readonly direction: Direction } | null = null;
  for (const { links } of state.items) {
    for (const { version, direction } of links) {
      if (last === null || version > last.version) last = { version, direction };
    }
  }
  return last?.direction ?? 'neutral';
}

export const personName = (state: InspectionState, actor: string): string =>
  state.actors.get(actor)?.name ?? 'Somebody not named yet';

export const methodLabel = (areas: Framework, id: string | null): string =>
  areas.methods.find((method) => method.id === id)?.label ?? id ?? '';

export const areaLabel = (areas: Framework, id: string | null): string =>
  areas.areas.find((area) => area.id === id)?.label ?? id ?? '';

export const sessionTitle = (state: InspectionState, id: string | null): string =>
  state.sessions.find((session) => session.id === id)?.title ?? '';

export const caseReference = (state: InspectionState, id: string | null): string =>
  state.cases.find((one) => one.id === id)?.reference ?? '';
