import { type Change, partAround, partsOf, type Scene } from '../scene.ts';
import type { Target } from '../targets.ts';
import { replaceText, textsOf } from '../trace.ts';

const inTable = (scene: Scene, target: Target) =>
  partAround(scene, target, 'table') !== null &&
  ['cell', 'repeated', 'header', 'word', 'sentence'].includes(target.kind);

export const columnChanges: readonly Change[] = [
  {
    name: 'column inserted',
    reach: 'page',
    suits: (scene, target) => partAround(scene, target, 'table') !== null,
    apply: (scene) => {
      const tables = plainTables(scene);
      for (const { rows, width } of tables) {
        const at = scene.chance.below(width);
        const title = scene.chance.pick(['Checked', 'Source', 'Team code', 'Last seen', 'Flag']);
        rows.forEach((row, index) => {
          const model = row.children[at];
          const cell = model?.cloneNode(false) as Element | undefined;
          if (!cell || !model) return;
          cell.textContent = index === 0 ? title : scene.chance.pick(['Yes', 'No', 'A3', 'B7', '–']);
          const part = scene.trace.parts.get(model);
          if (part) scene.trace.parts.set(cell, part);
          model.before(cell);
        });
      }
      return tables.length > 0;
    },
  },
  {
    name: 'columns moved',
    reach: 'page',
    suits: inTable,
    apply: (scene) => {
      const tables = plainTables(scene).filter(({ width }) => width >= 3);
      for (const { rows, width } of tables) {
        const from = 1 + scene.chance.below(width - 1);
        const to = (from + 1 + scene.chance.below(width - 1)) % width;
        for (const row of rows) {
          const moved = row.children[from];
          const place = row.children[to];
          if (moved && place) from < to ? place.after(moved) : place.before(moved);
        }
      }
      return tables.length > 0;
    },
  },
  {
    name: 'columns renamed',
    reach: 'page',
    suits: (scene, target) => inTable(scene, target) && partAround(scene, target, 'head') === null,
    apply: (scene) => {
      const heads = partsOf(scene, 'head').flatMap((head) => textsOf(head));
      const texts = heads.filter(({ data }) => data.trim() !== '');
      for (const text of texts) {
        const by = scene.chance.pick(['Details', 'Position', 'Record', 'When', 'Whose', 'Outcome', 'Remark']);
        if (scene.chance.below(2) === 0)
          replaceText(scene.trace, { text, start: 0, end: text.length, by, as: 'edit' });
      }
      return texts.length > 0;
    },
  },
  {
    name: "target's column removed",
    reach: 'target',
    apply: (scene, target) => {
      const cell = partAround(scene, target, 'cell');
      const table = plainTables(scene).find(({ rows }) => rows.some((row) => row === cell?.parentElement));
      if (!cell || !table || table.width < 3 || !inTable(scene, target)) return false;
      const at = [...(cell.parentElement?.children ?? [])].indexOf(cell);
      if (at <= 0) return false;
      for (const row of table.rows) row.children[at]?.remove();
      return true;
    },
  },
];

/** Tables, also those made of div, whose rows all have the same number of cells, none of them merged. */
function plainTables(scene: Scene): { rows: readonly Element[]; width: number }[] {
  return partsOf(scene, 'table').flatMap((table) => {
    const rows = [...table.querySelectorAll('*')].filter((one) => {
      const part = scene.trace.parts.get(one);
      return part === 'row' || part === 'head';
    });
    const width = rows[0]?.children.length ?? 0;
    const isPlain =
      width > 1 &&
      rows.every((row) => row.children.length === width) &&
      !table.querySelector('[colspan], [rowspan], table');
    return isPlain ? [{ rows, width }] : [];
  });
}
