import { blockAround, type Change, foreignProse, partAround, type Scene } from '../scene.ts';
import type { Target } from '../targets.ts';
import { duplicate, replaceText, type Trace, textsOf } from '../trace.ts';

const OTHER_WORDS =
  'regional weekly recorded quickly earlier enough neither almost several advised written further central partly outside another shared because during under within across limited general minor'.split(
    ' ',
  );

export const textChanges: readonly Change[] = [
  {
    name: 'light edit',
    reach: 'target',
    apply: (scene, target) => target.text.length >= 30 && editWords(scene, target, 0.1),
  },
  {
    name: 'heavy edit',
    reach: 'target',
    apply: (scene, target) => target.text.length >= 60 && editWords(scene, target, 0.38),
  },
  {
    name: 'date or number changed',
    reach: 'target',
    apply: (scene, target) => {
      if (isKey(scene, target) || target.text.length < 8) return false;
      let count = 0;
      for (const { text, start, end } of pieces(scene, target)) {
        const run = /\d+(?=\D*$)/.exec(text.data.slice(start, end));
        if (!run || count > 0) continue;
        const digit = String((Number(run[0].at(-1)) + 1 + scene.chance.below(8)) % 10);
        const at = start + run.index + run[0].length - 1;
        replaceText(scene.trace, { text, start: at, end: at + 1, by: digit, as: 'edit' });
        count++;
      }
      return count > 0;
    },
  },
  {
    name: 'value replaced in its cell',
    reach: 'target',
    apply: (scene, target) => {
      if (!['cell', 'repeated', 'value'].includes(target.kind) || isKey(scene, target)) return false;
      const by = scene.chance.pick([
        'Closed early',
        'Under review',
        'Withdrawn',
        '4 May 2026',
        '117',
        'Referred on',
      ]);
      const [first, ...rest] = pieces(scene, target);
      if (!first) return false;
      for (const { text, start, end } of rest)
        replaceText(scene.trace, { text, start, end, by: '', as: 'edit' });
      replaceText(scene.trace, { ...first, by, as: 'edit' });
      return true;
    },
  },
  {
    name: 'rewritten',
    reach: 'target',
    apply: (scene, target) => {
      if (!isProseTarget(target)) return false;
      const [first, ...rest] = pieces(scene, target);
      if (!first) return false;
      for (const { text, start, end } of rest)
        replaceText(scene.trace, { text, start, end, by: '', as: 'new' });
      replaceText(scene.trace, { ...first, by: foreignProse(scene, target.text), as: 'new' });
      return true;
    },
  },
  {
    name: 'target removed',
    reach: 'target',
    apply: (scene, target) => {
      if (partAround(scene, target, 'row', 'cell') || target.kind === 'word') return false;
      for (const { text, start, end } of pieces(scene, target))
        replaceText(scene.trace, { text, start, end, by: '', as: 'new' });
      const block = blockAround(scene, target);
      if (block?.textContent?.trim() === '') block.remove();
      return true;
    },
  },
  {
    name: 'copy elsewhere',
    reach: 'target',
    apply: (scene, target) => isProseTarget(target) && copyBefore(scene, target),
  },
  {
    name: 'copy elsewhere, original edited',
    reach: 'target',
    apply: (scene, target) =>
      isProseTarget(target) &&
      target.text.length >= 40 &&
      copyBefore(scene, target) &&
      editWords(scene, target, 0.12),
  },
];

const isProseTarget = (target: Target) =>
  ['sentence', 'paragraph', 'blocks', 'item', 'record'].includes(target.kind) && target.text.length >= 30;

/** The first cell of a row says whose row it is: another number there may well be another record. */
function isKey(scene: Scene, target: Target): boolean {
  const cell = partAround(scene, target, 'cell');
  return cell !== null && cell.parentElement?.firstElementChild === cell;
}

interface Piece {
  readonly text: Text;
  readonly start: number;
  readonly end: number;
}

/** The Text nodes that hold the target, as the page was before the change. */
function pieces(scene: Scene, target: Target): Piece[] {
  const { reading } = scene;
  return reading.texts.flatMap((text) => {
    const own = reading.starts.get(text) ?? 0;
    const start = Math.max(target.from - own, 0);
    const end = Math.min(target.to - own, text.length);
    return start < end && text.data.slice(start, end).trim() !== '' ? [{ text, start, end }] : [];
  });
}

/** Other words in place of about such a share of the target's own, spread over it; at least one. */
function editWords(scene: Scene, target: Target, share: number): boolean {
  let count = 0;
  for (const { text, start, end } of pieces(scene, target)) {
    const words = [...text.data.slice(start, end).matchAll(/[\p{L}]{4,}/gu)];
    const wanted = Math.max(1, Math.round(words.length * share));
    const chosen = scene.chance.some(words, wanted).sort((a, b) => b.index - a.index);
    for (const word of chosen) {
      const at = start + word.index;
      const by = scene.chance.pick(OTHER_WORDS);
      replaceText(scene.trace, { text, start: at, end: at + word[0].length, by, as: 'edit' });
      count++;
    }
  }
  return count > 0;
}

/** Somebody quotes the target's words in another part of the page, mostly before it. */
function copyBefore(scene: Scene, target: Target): boolean {
  const { root, chance } = scene;
  const quoted = root.ownerDocument.createElement('div');
  const [first] = pieces(scene, target);
  if (!first) return false;
  quoted.append(`${foreignProse(scene)} `);
  const block = blockAround(scene, target);
  if (block && block.textContent?.trim() === target.text)
    quoted.append(...duplicate(scene.trace, block).childNodes);
  else quoted.append(target.text);
  const blocks = [...root.querySelectorAll('p, ul, ol, table, h2')].filter(
    (one) => !one.contains(first.text) && !one.parentElement?.closest('table, ul, ol, p'),
  );
  if (blocks.length === 0) root.prepend(quoted);
  else chance.pick(blocks).before(quoted);
  return true;
}

/** The same words in other clothes, over the whole page. */
export function reclothe(
  trace: Trace,
  root: Element,
  change: (data: string, text: Text) => readonly Clothing[],
): boolean {
  let count = 0;
  for (const text of textsOf(root)) {
    if (text.data.trim() === '' || text.parentElement?.closest('script, style')) continue;
    const all = [...change(text.data, text)].sort((a, b) => b.start - a.start);
    for (const one of all) replaceText(trace, { text, ...one, as: 'same' });
    count += all.length;
  }
  return count > 0;
}

export interface Clothing {
  readonly start: number;
  readonly end: number;
  readonly by: string;
}
