import { type Change, foreignRows, keyOf, partAround, partsOf, rowGroups, type Scene } from '../scene.ts';
import { duplicate, replaceText, textsOf } from '../trace.ts';

/** Beyond it a text tells the record by itself, whatever key stands before it; so it is the row's for rows. */
const LONGEST_COMMON_VALUE = 90;

const groupsOfSome = (scene: Scene, least: number) => rowGroups(scene).filter((rows) => rows.length >= least);
const inRows = (scene: Scene, target: Parameters<typeof partAround>[1]) =>
  partAround(scene, target, 'row', 'record') !== null;

export const rowChanges: readonly Change[] = [
  {
    name: 'rows inserted above',
    reach: 'page',
    suits: inRows,
    apply: (scene) => {
      let count = 0;
      rowGroups(scene).forEach((rows, index) => {
        const fresh = foreignRows(scene, index, 1 + scene.chance.below(3));
        rows[0]?.before(...fresh);
        count += fresh.length;
      });
      return count > 0;
    },
  },
  {
    name: 'rows inserted between',
    reach: 'page',
    suits: inRows,
    apply: (scene) => {
      let count = 0;
      rowGroups(scene).forEach((rows, index) => {
        for (const fresh of foreignRows(scene, index, 3)) {
          scene.chance.pick(rows).after(fresh);
          count++;
        }
      });
      return count > 0;
    },
  },
  {
    name: 'some rows removed',
    reach: 'page',
    suits: inRows,
    apply: (scene) => {
      const groups = groupsOfSome(scene, 3);
      for (const rows of groups)
        for (const row of scene.chance.some(rows, Math.ceil(rows.length * 0.35))) row.remove();
      return groups.length > 0;
    },
  },
  {
    name: 'rows sorted otherwise',
    reach: 'page',
    suits: inRows,
    apply: (scene) => {
      const groups = groupsOfSome(scene, 3);
      for (const rows of groups) reorder(rows, scene.chance.shuffled(rows));
      return groups.length > 0;
    },
  },
  {
    name: 'next page of the list',
    reach: 'page',
    suits: inRows,
    apply: (scene) => {
      let count = 0;
      rowGroups(scene).forEach((rows, index) => {
        const kept = scene.chance.below(2) === 0 ? 0 : Math.floor(rows.length / 2);
        const fresh = foreignRows(scene, index, rows.length);
        if (fresh.length === 0 || rows.length < 3) return;
        rows.at(-1)?.after(...fresh);
        for (const row of rows.slice(0, rows.length - kept)) row.remove();
        count++;
      });
      return count > 0;
    },
  },
  {
    name: "target's row removed",
    reach: 'target',
    apply: (scene, target) => {
      const row = partAround(scene, target, 'row', 'record');
      if (!row || target.kind === 'rows') return false;
      row.remove();
      return true;
    },
  },
  {
    name: "another's look-alike in its row's place",
    reach: 'target',
    apply: (scene, target) => {
      const row = partAround(scene, target, 'row');
      const isTelling = target.kind === 'rows' || target.text.length > LONGEST_COMMON_VALUE;
      const lookAlike = row && !isTelling ? otherRecordLike(scene, row) : null;
      if (!row || !lookAlike) return false;
      row.replaceWith(lookAlike);
      return true;
    },
  },
  {
    name: 'look-alike row before it',
    reach: 'target',
    apply: (scene, target) => {
      const row = partAround(scene, target, 'row');
      const lookAlike = row ? otherRecordLike(scene, row) : null;
      if (!row || !lookAlike) return false;
      row.before(lookAlike);
      return true;
    },
  },
  {
    name: 'another cell of its row edited',
    reach: 'target',
    apply: (scene, target) => {
      const row = partAround(scene, target, 'row');
      const own = partAround(scene, target, 'cell');
      if (!row || target.kind === 'rows') return false;
      const others = partsOf(scene, 'cell', row).filter(
        (cell) => cell !== own && row.firstElementChild !== cell,
      );
      const text = others.length > 0 ? textsOf(scene.chance.pick(others))[0] : undefined;
      if (!text || text.data.trim() === '') return false;
      const by = scene.chance.pick(['Reviewed', 'Not known', 'See notes', '17 March 2026', 'Transferred']);
      replaceText(scene.trace, { text, start: 0, end: text.length, by, as: 'edit' });
      return true;
    },
  },
];

function reorder(rows: readonly Element[], order: readonly Element[]): void {
  const place = rows[0]?.ownerDocument.createComment('');
  if (!place) return;
  rows[0]?.before(place);
  for (const row of order) place.before(row);
  place.remove();
}

/** The row with another's key and name: most of its values are equal, and it is another record all the same. */
function otherRecordLike(scene: Scene, row: Element): Element | null {
  const groups = rowGroups(scene);
  const index = groups.findIndex((rows) => rows.includes(row));
  const all = groups[index] ?? [];
  if (new Set(all.map((one) => keyOf(one, 1))).size < all.length) return null;
  const [other] = foreignRows(scene, index, 1);
  const copy = duplicate(scene.trace, row);
  if (!other || other.children.length !== copy.children.length || copy.children.length < 3) return null;
  const keys = Math.min(2, Math.floor(copy.children.length / 2));
  for (let at = 0; at < keys; at++) {
    const fresh = other.children[at];
    if (fresh?.textContent === copy.children[at]?.textContent && at === 0) return null;
    if (fresh) copy.children[at]?.replaceWith(duplicate(scene.trace, fresh));
  }
  return copy;
}
