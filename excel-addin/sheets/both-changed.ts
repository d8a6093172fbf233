import type { Framework } from '../../shared/criteria/framework.ts';
import { changedWords } from './conflict-words.ts';
import { criteriaParts, isWithdrawn, joinCriteriaParts } from './criteria-text.ts';
import { joinTexts, type Side, standingBeside, writingsOf } from './standing.ts';

export interface ChangedSide extends Side {
  readonly criteria: string;
  readonly status: string;
}

export interface Joined {
  readonly criteria: string;
  readonly status: string;
  readonly writings: string;
}

/** What a row says after two people changed it, neither having seen the other's change: the same in either order. */
export function joinChanged(framework: Framework, earlier: ChangedSide, later: ChangedSide): Joined {
  const sides = [earlier, later] as const;
  const standing = [standingBeside(earlier, later), standingBeside(later, earlier)] as const;
  const marks = sides.every(tellsLinks)
    ? joinMarks(standing)
    : { parts: sides.flatMap(({ criteria }) => criteriaParts(criteria)), writings: standing.flat() };
  return {
    criteria: joinCriteriaParts(framework, marks.parts),
    status: joinStatus(earlier.status, later.status),
    writings: joinTexts(marks.writings),
  };
}

/** A row of findings names no writing for each criterion: there both sides' criteria are kept. */
const tellsLinks = ({ criteria, writings }: ChangedSide): boolean =>
  criteriaParts(criteria).length === new Set(linksOf(writingsOf(writings)).map(({ number }) => number)).size;

interface LinkWriting {
  readonly ref: string;
  readonly number: string;
  readonly words: string;
}

const linksOf = (writings: readonly string[]): readonly LinkWriting[] =>
  writings.flatMap((writing) => {
    const [ref, number, words] = writing.split('=');
    return ref === undefined || number === undefined || words === undefined ? [] : [{ ref, number, words }];
  });

/** An item has one link to a criterion: where both sides have it, what was written of it unseen counts, else the later. */
function joinMarks([earlier, later]: readonly [readonly string[], readonly string[]]) {
  const links = [linksOf(earlier), linksOf(later)] as const;
  const words = new Map<string, string>();
  for (const { number } of links.flat()) {
    const [a, b] = [links[0], links[1]].map((side) => side.filter((link) => link.number === number));
    const isNewsOfEarlier =
      a?.some(({ ref }) => !b?.some((link) => link.ref === ref)) &&
      b?.every(({ ref }) => a.some((link) => link.ref === ref));
    const chosen = isNewsOfEarlier ? a?.[0] : (b?.[0] ?? a?.[0]);
    if (chosen !== undefined) words.set(number, chosen.words);
  }
  const plain = [...earlier, ...later].filter((writing) => !writing.includes('='));
  const marked = links.flat().map(({ ref, number }) => `${ref}=${number}=${words.get(number)}`);
  const parts = [...words].map((pair) => pair.map(decodeWords).join(' '));
  return { parts, writings: [...plain, ...marked] };
}

/** What somebody typed into the cell may be anything. */
function decodeWords(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const unseenNote = `${changedWords}, neither having seen the other’s change: the later one stands here. Take in a file from someone who has both to see them side by side`;
const withdrawnNote = `${changedWords}, neither having seen the other’s change: one withdrew it, so it counts no more. Take in a file from someone who has both to see them side by side`;

/** Evidence that one side withdrew never counts again unseen. */
function joinStatus(earlier: string, later: string): string {
  const first = isWithdrawn(earlier) && !isWithdrawn(later) ? earlier : later;
  const isDivided = isWithdrawn(earlier) !== isWithdrawn(later);
  const note =
    isDivided || [earlier, later].some((status) => status.includes(withdrawnNote))
      ? withdrawnNote
      : unseenNote;
  const own = [unseenNote, withdrawnNote].reduce(
    (rest, one) => rest.replace(`; ${one}`, '').replace(one, ''),
    first,
  );
  return [own, note].filter((part) => part !== '').join('; ');
}
