import type { Change, Scene } from '../scene.ts';
import { joinTexts, replaceText, splitText, textsOf } from '../trace.ts';
import { type Clothing, reclothe } from './text-changes.ts';

const each = (data: string, pattern: RegExp, by: (found: string) => string | null): Clothing[] =>
  [...data.matchAll(pattern)].flatMap((match) => {
    const text = by(match[0]);
    return text === null ? [] : [{ start: match.index, end: match.index + match[0].length, by: text }];
  });

/** What changes how a page looks or is written, and none of its words. */
export const dressChanges: readonly Change[] = [
  {
    name: 'white space and nbsp',
    reach: 'page',
    apply: ({ trace, root, chance }) => {
      const isDone = reclothe(trace, root, (data) =>
        each(data, /\s+/g, () => chance.pick([null, null, null, '\u00a0', '\n            ', '  '])),
      );
      for (const text of textsOf(root)) {
        if (text.data.trim() === '' || text.parentElement?.closest('pre')) continue;
        replaceText(trace, { text, start: 0, end: 0, by: '\n        ', as: 'same' });
        replaceText(trace, { text, start: text.length, end: text.length, by: '\n      ', as: 'same' });
      }
      return isDone;
    },
  },
  {
    name: 'line breaks',
    reach: 'page',
    apply: ({ trace, root, chance }) => {
      let count = 0;
      for (const text of textsOf(root)) {
        const space = [...text.data.matchAll(/\S( )\S/g)].at(chance.below(3));
        if (!space || text.parentElement?.closest('pre, script, style')) continue;
        const tail = splitText(trace, text, space.index + 1);
        replaceText(trace, { text: tail, start: 0, end: 1, by: '', as: 'same' });
        tail.before(root.ownerDocument.createElement('br'));
        count++;
      }
      return count > 0;
    },
  },
  {
    name: 'quotes, dashes, soft hyphens',
    reach: 'page',
    apply: ({ trace, root, chance }) =>
      reclothe(trace, root, (data) => [
        ...each(data, /['’‘]/g, (found) => (found === "'" ? '’' : "'")),
        ...each(data, /["“”]/g, (found) => (found === '"' ? '”' : '"')),
        ...each(data, /[-–—‐]/g, (found) => chance.pick(['-', '–', '‑'].filter((one) => one !== found))),
        ...each(data, /(?<=\p{L}{4})\p{L}(?=\p{L}{4})/gu, (found) =>
          chance.below(4) === 0 ? `${found}\u00ad` : null,
        ),
      ]),
  },
  {
    name: 'letter case',
    reach: 'page',
    apply: ({ trace, root, chance }) =>
      reclothe(trace, root, (data, text) => {
        const isShort = text.parentElement?.closest('h1, h2, h3, h4, th, td, dt, dd, li, [role]') !== null;
        const other = isShort && chance.below(2) === 0 ? data.toUpperCase() : data;
        return other.length === data.length && other !== data
          ? [{ start: 0, end: data.length, by: other }]
          : [];
      }),
  },
  {
    name: 'inline markup',
    reach: 'page',
    apply: (scene) => {
      let count = 0;
      for (const text of textsOf(scene.root)) {
        if (text.parentElement?.closest('script, style, a, b') || text.data.trim() === '') continue;
        const words = [...text.data.matchAll(/[\p{L}\d]{3,}/gu)];
        if (words.length === 0 || scene.chance.below(2) === 0) continue;
        const word = scene.chance.pick(words);
        const middle = splitText(scene.trace, text, word.index);
        splitText(scene.trace, middle, word[0].length);
        const tag = scene.root.ownerDocument.createElement(
          scene.chance.pick(['b', 'mark', 'span', 'a', 'em']),
        );
        middle.replaceWith(tag);
        tag.append(middle);
        count++;
      }
      joinTexts(scene.trace, scene.root);
      return count > 0;
    },
  },
  {
    name: 'hidden text and scripts',
    reach: 'page',
    apply: (scene) => {
      const blocks = [...scene.root.querySelectorAll('p, li, td, dd, div, h2, h3')].filter(
        (one) => !one.matches('table, tr') && scene.chance.below(3) === 0,
      );
      for (const block of blocks)
        block.insertBefore(unseen(scene), scene.chance.pick([block.firstChild, null]));
      for (const text of textsOf(scene.root)) {
        if (!/\S \S/.test(text.data) || scene.chance.below(3) !== 0) continue;
        if (text.parentElement?.closest('script, style, template')) continue;
        const tail = splitText(scene.trace, text, text.data.search(/\S \S/) + 1);
        tail.before(unseen(scene));
      }
      scene.root.prepend(embeddedState(scene));
      return blocks.length > 0;
    },
  },
  {
    name: 'wrappers added',
    reach: 'page',
    apply: (scene) => {
      const doc = scene.root.ownerDocument;
      for (const block of scene.root.querySelectorAll('p, table, ul, ol, dl, h2')) {
        if (scene.chance.below(2) === 0 || block.parentElement?.closest('p')) continue;
        const wrapper = doc.createElement(scene.chance.pick(['div', 'section', 'article']));
        block.replaceWith(wrapper);
        wrapper.append(block);
      }
      for (const text of textsOf(scene.root)) {
        if (
          text.data.trim() === '' ||
          scene.chance.below(2) === 0 ||
          !text.parentElement?.matches('td, th, li, dd, p')
        )
          continue;
        const span = doc.createElement(scene.chance.pick(['span', 'font', 'bdi']));
        text.replaceWith(span);
        span.append(text);
      }
      return true;
    },
  },
  {
    name: 'wrappers removed',
    reach: 'page',
    apply: (scene) => {
      const wrappers = [
        ...scene.root.querySelectorAll('div, section, article, main, b, strong, em, a, span'),
      ];
      const loose = wrappers.filter(
        (one) =>
          !scene.trace.parts.has(one) && !one.hasAttribute('role') && !one.matches('[hidden], [style*=none]'),
      );
      const chosen = loose.filter((one) => isOnlyDress(one) || scene.chance.below(3) === 0);
      for (const one of chosen.filter(isOnlyDress)) one.replaceWith(...one.childNodes);
      joinTexts(scene.trace, scene.root);
      return chosen.some((one) => !one.isConnected);
    },
  },
  {
    name: 'drawn again',
    reach: 'page',
    apply: (scene) => {
      const { root, chance, trace } = scene;
      for (const element of root.querySelectorAll('*')) {
        if (element.id !== '') element.id = `r${chance.below(1e6)}`;
        if (element.hasAttribute('class')) element.className = `css-${chance.below(1e6).toString(36)}`;
      }
      for (const text of textsOf(root))
        if (text.length > 12 && chance.below(2) === 0)
          splitText(trace, text, 3 + chance.below(text.length - 6));
      return true;
    },
  },
  { name: 'nothing', reach: 'page', apply: () => true },
];

/** Unwrapping a box of bare words would glue them to their neighbours: then the words change too. */
const isOnlyDress = (element: Element) =>
  element.matches('b, strong, em, a, span') ||
  [...element.childNodes].every(
    (node) => node.nodeType !== Node.TEXT_NODE || node.textContent?.trim() === '',
  );

/** What many single-page apps carry: everything the page says once more, as data in a script. */
function embeddedState(scene: Scene): Element {
  const script = scene.root.ownerDocument.createElement('script');
  script.setAttribute('type', 'application/json');
  const words = scene.reading.texts.map(({ data }) => data.trim()).filter((data) => data !== '');
  script.textContent = JSON.stringify({ state: words });
  scene.trace.noise.add(script);
  return script;
}

const WORDS_UNSEEN = [
  'draft 4471 not approved by data team',
  '{"id":88213,"state":"loaded","rows":[1,2,3]}',
  'Expand row. Press enter to open the record in a new window',
  'sort',
];

function unseen(scene: Scene): Element {
  const doc = scene.root.ownerDocument;
  const noise = doc.createElement(scene.chance.pick(['script', 'style', 'span', 'span', 'template']));
  if (noise.localName === 'script') noise.setAttribute('type', 'text/template');
  if (noise.localName === 'span') {
    if (scene.chance.below(2) === 0) noise.setAttribute('hidden', '');
    else noise.setAttribute('style', 'display:none');
  }
  const words = noise.localName === 'style' ? '.x1{color:inherit}' : scene.chance.pick(WORDS_UNSEEN);
  if (noise.localName === 'template') (noise as HTMLTemplateElement).content.append(words);
  else noise.textContent = words;
  scene.trace.noise.add(noise);
  return noise;
}
