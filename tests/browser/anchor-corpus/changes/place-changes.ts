import { pointAt } from '../reading.ts';
import { blockAround, type Change, foreignProse, partAround, rowGroups, type Scene } from '../scene.ts';
import type { Target } from '../targets.ts';
import { FOREIGN, marksOf, redraw, replaceText, splitText, textsOf } from '../trace.ts';
import { editAndInsert } from './several-changes.ts';

/** What moves, joins, divides and surrounds a target. */
export const placeChanges: readonly Change[] = [
  {
    name: 'paragraph moved',
    reach: 'target',
    apply: (scene, target) => {
      const block = movable(scene, target);
      const others = [...scene.root.querySelectorAll('p, h2, h3')].filter(
        (one) =>
          one !== block &&
          one.nextElementSibling !== block &&
          !one.closest('table, li') &&
          block?.nextElementSibling !== one,
      );
      if (!block || others.length === 0) return false;
      scene.chance.pick(others).after(block);
      return true;
    },
  },
  {
    name: 'paragraph split',
    reach: 'target',
    apply: (scene, target) => {
      const block = movable(scene, target);
      const text = block && textsOf(block).find(({ data }) => /[.;,] \p{L}/u.test(data));
      if (!block || !text) return false;
      const tail = splitText(scene.trace, text, text.data.search(/[.;,] \p{L}/u) + 1);
      const second = block.cloneNode(false) as Element;
      block.after(second);
      const range = scene.root.ownerDocument.createRange();
      const rest: Node[] = [];
      for (let node: Node | null = topUnder(tail, block); node; node = node.nextSibling) rest.push(node);
      second.append(...rest);
      range.detach();
      return true;
    },
  },
  {
    name: 'paragraphs merged',
    reach: 'target',
    apply: (scene, target) => {
      const block = movable(scene, target);
      const next = block?.nextElementSibling;
      if (!block || !next || next.localName !== block.localName) return false;
      block.append(' ', ...next.childNodes);
      next.remove();
      return true;
    },
  },
  {
    name: 'heading renamed',
    reach: 'target',
    apply: (scene, target) => {
      const { text } = pointAt(scene.reading, target.from);
      const heads = [...scene.root.querySelectorAll('h1, h2, h3, h4, caption, legend, summary')];
      const nearest = heads.findLast(
        (head) =>
          (head.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0 &&
          !head.contains(text),
      );
      const own = nearest && textsOf(nearest)[0];
      if (!own || target.kind === 'heading' || target.kind === 'record') return false;
      const by = scene.chance.pick(['Overview', 'Part B', 'What was seen', 'Summary of the period', 'Annex']);
      replaceText(scene.trace, { text: own, start: 0, end: own.length, by, as: 'edit' });
      return true;
    },
  },
  {
    name: 'banner and new section before',
    reach: 'page',
    apply: (scene) => {
      const doc = scene.root.ownerDocument;
      const banner = doc.createElement('div');
      banner.append(
        Object.assign(doc.createElement('strong'), { textContent: 'Notice' }),
        ` ${foreignProse(scene)}`,
      );
      scene.root.prepend(banner);
      const heads = [...scene.root.querySelectorAll('h2, h3')].filter((one) => !one.closest('table, li'));
      const [place] = scene.chance.some(heads, 1);
      const title = Object.assign(doc.createElement('h2'), { textContent: 'Recently added' });
      const text = Object.assign(doc.createElement('p'), { textContent: foreignProse(scene) });
      place?.before(title, text);
      return true;
    },
  },
  {
    name: 'list in another order',
    reach: 'page',
    suits: (scene, target) =>
      pointAt(scene.reading, target.from).text.parentElement?.closest('li, dl, section, article') !== null &&
      partAround(scene, target, 'row', 'record') === null,
    apply: (scene) => {
      const lists = [...scene.root.querySelectorAll('ul, ol, dl')].filter(
        ({ children }) => children.length >= 3,
      );
      for (const list of lists) {
        const bundles = bundlesOf(list);
        list.append(...scene.chance.shuffled(bundles).flat());
      }
      return lists.length > 0;
    },
  },
  {
    name: "another record's page",
    reach: 'page',
    suits: (scene, target) => isOwnToRecord(scene, target),
    apply: (scene) => {
      if (!scene.isOfOneRecord) return false;
      scene.root.replaceChildren(
        ...[...scene.donor.childNodes].map((node) =>
          scene.root.ownerDocument.adoptNode(redraw(scene.trace, node)),
        ),
      );
      return textsOf(scene.root).every((text) =>
        marksOf(scene.trace, text).every((mark) => mark === FOREIGN),
      );
    },
  },
  {
    name: 'several at once',
    reach: 'target',
    apply: (scene, target) => editAndInsert(scene, target),
  },
];

function topUnder(node: Node, ancestor: Node): Node {
  let at = node;
  while (at.parentNode && at.parentNode !== ancestor) at = at.parentNode;
  return at;
}

function movable(scene: Scene, target: Target): Element | null {
  if (!['word', 'sentence', 'paragraph'].includes(target.kind)) return null;
  const block = blockAround(scene, target);
  return block?.localName === 'p' && !block.closest('td, li') ? block : null;
}

/** A definition list moves term and details together. */
function bundlesOf(list: Element): Element[][] {
  const bundles: Element[][] = [];
  for (const child of list.children) {
    if (child.localName === 'dd') bundles.at(-1)?.push(child);
    else bundles.push([child]);
  }
  return bundles;
}

/**
 * A label, a heading or a form's standing sentence is on every record's page, so finding it there is no fault.
 * What a value or a row says is its record's own, also where another record's value reads the same.
 */
function isOwnToRecord(scene: Scene, target: Target): boolean {
  const isValue = ['cell', 'repeated', 'value', 'row', 'rows'].includes(target.kind);
  const part = partAround(scene, target, 'label', 'head', 'value', 'cell');
  const kind = part && scene.trace.parts.get(part);
  if (kind === 'label' || kind === 'head' || target.kind === 'header') return false;
  const words = (scene.donor.textContent ?? '').replace(/\s+/g, ' ');
  if (words.includes(target.text)) return isValue && !isLabelCell(scene, target);
  return rowGroups(scene).length > 0 || isValue || target.kind !== 'word';
}

/** A row's own heading, such as "Risk level", stands on every record's page. */
function isLabelCell(scene: Scene, target: Target): boolean {
  const cell = partAround(scene, target, 'cell');
  return cell !== null && (cell.localName === 'th' || cell.parentElement?.firstElementChild === cell);
}
