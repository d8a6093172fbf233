import { pointAt } from '../reading.ts';
import { type Change, foreignProse, partAround, partsOf, rowGroups, type Scene } from '../scene.ts';
import type { Target } from '../targets.ts';
import { redraw, replaceText, textsOf } from '../trace.ts';

/** Cards, boxes and tables that repeat: one of each person, of each unit, of each month. */
export const sectionChanges: readonly Change[] = [
  {
    name: "target's section removed",
    reach: 'target',
    apply: (scene, target) => {
      const section = sectionAround(scene, target);
      if (!section || target.kind === 'blocks') return false;
      for (const part of section) part.remove();
      return true;
    },
  },
  {
    name: 'section of the same shape before',
    reach: 'target',
    apply: (scene, target) => {
      const section = sectionAround(scene, target);
      const [first] = section ?? [];
      const alike =
        first &&
        [...scene.donor.querySelectorAll(first.localName)].filter(
          (one) =>
            one.className === first.className &&
            one.textContent !== first.textContent &&
            !one.querySelector(first.localName),
        );
      if (!first || !alike || alike.length === 0) return false;
      first.before(scene.root.ownerDocument.adoptNode(redraw(scene.trace, scene.chance.pick(alike))));
      return true;
    },
  },
  {
    name: 'sections in another order',
    reach: 'target',
    apply: (scene, target) => {
      const section = sectionAround(scene, target);
      const last = section?.at(-1);
      const follower = last?.nextElementSibling;
      if (!section || !last || !follower || follower.localName !== section[0]?.localName) return false;
      const next = sectionFrom(follower, section[0]);
      next.at(-1)?.after(...section);
      return true;
    },
  },
  {
    name: 'other tags',
    reach: 'page',
    apply: (scene) => {
      for (const element of scene.root.querySelectorAll(
        'table, thead, tbody, tr, td, th, ul, ol, li, dl, dt, dd, h2, h3, p',
      )) {
        if (scene.trace.noise.has(element) || element.closest('[colspan], [rowspan]')) continue;
        retag(scene, element);
      }
      return true;
    },
  },
  {
    name: 'surroundings rewritten',
    reach: 'target',
    apply: (scene, target) => {
      const around = neighbours(scene, target);
      if (partAround(scene, target, 'cell', 'row', 'value', 'record') || around.length === 0) return false;
      for (const text of around)
        replaceText(scene.trace, { text, start: 0, end: text.length, by: foreignProse(scene), as: 'edit' });
      return true;
    },
  },
  {
    name: 'value cleared',
    reach: 'target',
    apply: (scene, target) => {
      if (!['cell', 'repeated', 'value'].includes(target.kind)) return false;
      const holder = partAround(scene, target, 'cell', 'value');
      if (
        !holder ||
        (holder === holder.parentElement?.firstElementChild && scene.trace.parts.get(holder) === 'cell')
      )
        return false;
      for (const text of textsOf(holder))
        replaceText(scene.trace, { text, start: 0, end: text.length, by: '', as: 'new' });
      return true;
    },
  },
  {
    name: 'labels reworded',
    reach: 'page',
    suits: (scene, target) => partAround(scene, target, 'value') !== null,
    apply: (scene) => {
      const labels = partsOf(scene, 'label').flatMap((label) => textsOf(label));
      for (const text of labels) {
        if (scene.chance.below(2) === 0) continue;
        const by = `${text.data.trim()} ${scene.chance.pick(['(as recorded)', '*', 'on file', '– current'])}`;
        replaceText(scene.trace, { text, start: 0, end: text.length, by, as: 'edit' });
      }
      return labels.length > 0;
    },
  },
  {
    name: 'only a window of the rows is drawn',
    reach: 'page',
    suits: (scene, target) => partAround(scene, target, 'row', 'record') !== null,
    apply: (scene) => {
      const groups = rowGroups(scene).filter((rows) => rows.length >= 8);
      for (const rows of groups) {
        const first = scene.chance.below(Math.ceil(rows.length / 2));
        const spacer = scene.root.ownerDocument.createElement(rows[0]?.localName ?? 'div');
        spacer.setAttribute('style', 'height: 800px');
        rows[0]?.before(spacer);
        rows.forEach((row, at) => {
          if (at < first || at >= first + Math.ceil(rows.length / 2)) row.remove();
        });
      }
      return groups.length > 0;
    },
  },
];

/** The repeating box around the target, or the heading with what follows it up to the next heading alike. */
function sectionAround(scene: Scene, target: Target): readonly Element[] | null {
  const { text } = pointAt(scene.reading, target.from);
  for (let element = text.parentElement; element && element !== scene.root; element = element.parentElement) {
    const part = scene.trace.parts.get(element);
    const isBox =
      element.matches('section, article, fieldset, table, tbody, div') &&
      part !== 'row' &&
      part !== 'cell' &&
      part !== 'value' &&
      part !== 'label';
    const holder = element;
    const alike = [...(element.parentElement?.children ?? [])].filter(
      (one) => one.localName === holder.localName && one.className === holder.className,
    );
    if (!isBox || alike.length < 2 || (element.textContent ?? '').trim().length < target.text.length + 20)
      continue;
    if (element.localName === 'div' && element.children.length < 3) continue;
    const before = element.previousElementSibling;
    return element.localName === 'table' && before?.matches('h2, h3') ? [before, element] : [element];
  }
  return null;
}

function sectionFrom(first: Element, model: Element | undefined): Element[] {
  const next = first.nextElementSibling;
  return model?.matches('h2, h3') && next && !next.matches('h2, h3') ? [first, next] : [first];
}

/** A redesign: what was a table, a list or a paragraph is made of div. */
function retag(scene: Scene, element: Element): void {
  const div = scene.root.ownerDocument.createElement('div');
  div.className = `x-${element.localName}`;
  const part = scene.trace.parts.get(element);
  if (part) scene.trace.parts.set(div, part);
  div.append(...element.childNodes);
  element.replaceWith(div);
}

/** The Text before and the Text after the target, where they are prose. */
function neighbours(scene: Scene, target: Target): Text[] {
  const { reading } = scene;
  const outside = reading.texts.filter((text) => text.data.trim().length >= 30);
  const before = outside.findLast((text) => (reading.starts.get(text) ?? 0) + text.length <= target.from);
  const after = outside.find((text) => (reading.starts.get(text) ?? 0) >= target.to);
  return [before, after].filter((text) => text !== undefined);
}
