import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { NameClass } from '../../../shared/redaction/hit.ts';
import type { ItemWords } from '../../../shared/redaction/redact-item.ts';
import { classWord } from '../../redaction/class-words.ts';
import type { CoveredPictures } from '../../redaction/make-derivative.ts';
import { type Plan, planHiding, toDerivative } from '../../redaction/plan-hiding.ts';
import { type PageWords, readItemWords } from '../../redaction/read-item-words.ts';
import { browserEffects } from '../../store/browser-effects.ts';
import { Folded } from '../folded.tsx';
import type { ItemProps } from '../item-in-hand.tsx';
import { counted } from '../plain-words.ts';
import { CoverPicture } from './cover-picture.tsx';
import { MarkedWords } from './marked-words.tsx';
import { NamesForm, RoleField } from './names-form.tsx';
import { OriginalView } from './original-view.tsx';
import { hideErrorSentence, useNames } from './use-names.ts';

/** Hides names in one item: what was found is shown first, and can be unticked or added to. */
export function HideNames(view: ItemProps) {
  return (
    <>
      {view.item.redaction !== null && <OriginalView {...view} />}
      <Folded key={view.item.id} summary={view.item.redaction === null ? 'Hide names' : 'Hide more names'}>
        {(fold) => <HidePlan {...view} onDone={fold} />}
      </Folded>
    </>
  );
}

interface HidePlanProps extends ItemProps {
  readonly onDone: () => void;
}

function HidePlan({ onDone, ...view }: HidePlanProps) {
  const { item, panel, inspection } = view;
  const hand = useNames(view);
  const words = useSignal<ItemWords<PageWords> | null>(null);
  const spared = useSignal<ReadonlySet<string>>(new Set());
  const isUnderWay = useSignal(false);
  const pictures = useSignal<CoveredPictures>(new Map());
  const names = hand.names.value;
  useEffect(() => {
    let isWanted = true;
    // What is found in its page is listed here.
    inspection.noteLook({ way: 'fields', items: [item.id] });
    const readFile = (commitment: string) => inspection.readAttachment(commitment);
    void readItemWords(item, readFile).then((read) => {
      if (isWanted) words.value = read;
    });
    return () => {
      isWanted = false;
    };
  }, [item.id, item.version]);
  const plan = useMemo(
    () => names && words.value && planHiding(words.value, names, spared.value),
    [names, words.value, spared.value],
  );
  if (names === null || words.value === null || plan === null)
    return <p role="status">Looking for names …</p>;
  const hide = async () => {
    if (isUnderWay.value || hand.store.value === null) return;
    isUnderWay.value = true;
    const hiding = { item, plan, names, pictures: pictures.value };
    const derivative = await toDerivative(hiding, browserEffects.randomBytes);
    const saved = await hand.store.value.hide(derivative);
    isUnderWay.value = false;
    if (!saved.ok) {
      await hand.read();
      return panel.tell({ level: 'problem', text: hideErrorSentence(saved.error) });
    }
    panel.saved(saved.value.savedAtMs);
    panel.tell({ level: 'info', text: `Names are hidden: ${hiddenWords(plan)}.` });
    onDone();
  };
  const isNothing = plan.found.every(({ token }) => token === null);
  return (
    <div class="page stack">
      {!names.isConfirmed && (
        <p class="notice notice-caution">
          <span>
            Nobody has been through the names of this inspection yet. Names that stand alone, such as a first
            name, are only found once they are in the list: see “Names to hide” below.
          </span>
        </p>
      )}
      <MarkedWords text={item.shown.text} found={plan.found} />
      <HidingList plan={plan} spared={spared.value} onSpared={(now) => (spared.value = now)} />
      <AddSelected {...view} onAdd={(added) => hand.save({ people: [...names.people, added] })} />
      <Pictures {...view} onPictures={(covered) => (pictures.value = covered)} pictures={pictures.value} />
      <WhatGoes
        {...view}
        words={words.value}
        keepsOriginals={names.keepsOriginals}
        pictures={pictures.value}
      />
      <div class="row">
        <button
          type="button"
          class="button-primary"
          disabled={isNothing || isUnderWay.value}
          onClick={() => void hide()}
        >
          Hide {counted(plan.found.filter(({ token }) => token !== null).length, 'thing')} found
        </button>
        <button type="button" onClick={onDone}>
          Close
        </button>
      </div>
      <Folded summary="Names to hide">{() => <NamesForm {...view} />}</Folded>
    </div>
  );
}

const hiddenWords = ({ found }: Plan): string =>
  found.flatMap(({ token }) => token ?? []).join(', ') || 'nothing was found';

interface HidingListProps {
  readonly plan: Plan;
  readonly spared: ReadonlySet<string>;
  readonly onSpared: (spared: ReadonlySet<string>) => void;
}

function HidingList({ plan, spared, onSpared }: HidingListProps) {
  if (plan.found.length === 0)
    return <p>No name and no number was found in this item, nor in what was kept of its page.</p>;
  return (
    <fieldset class="stack-tight">
      <legend>Found in its words, its notes and its page</legend>
      {plan.found.map(({ identity, class: kind, token, written, count }) => (
        <label key={identity} class="check">
          <input
            type="checkbox"
            checked={!spared.has(identity)}
            onChange={(event) => {
              const now = new Set(spared);
              if (event.currentTarget.checked) now.delete(identity);
              else now.add(identity);
              onSpared(now);
            }}
          />
          <span>
            {written.slice(0, 4).join(' · ')}{' '}
            <span class="muted">
              {classWord(kind)}, {counted(count, 'place')}, {token === null ? 'stays' : `becomes ${token}`}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

interface AddSelectedProps extends ItemProps {
  readonly onAdd: (person: {
    readonly id: string;
    readonly class: NameClass;
    readonly spellings: readonly string[];
  }) => Promise<boolean>;
}

/** What was missed: selected in the words above, or typed; it is then found in every item. */
function AddSelected({ panel, onAdd }: AddSelectedProps) {
  const text = useSignal('');
  const role = useSignal<NameClass>('child');
  useEffect(() => {
    const take = () => {
      const selection = document.getSelection();
      const isHere = selection?.anchorNode?.parentElement?.closest('.in-hand .quote') != null;
      const words = selection?.toString().replace(/\s+/g, ' ').trim() ?? '';
      if (isHere && words !== '' && words.length < 80) text.value = words;
    };
    document.addEventListener('selectionchange', take);
    return () => document.removeEventListener('selectionchange', take);
  }, []);
  const add = async () => {
    const words = text.value.trim();
    if (words === '') return;
    const person = { id: panel.effects.newId(), class: role.value, spellings: [words] };
    if (await onAdd(person)) text.value = '';
  };
  return (
    <form
      class="stack-tight"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <label>
        Was a name missed? Select it in the words above, or type it
        <input
          type="text"
          value={text.value}
          autocomplete="off"
          onInput={(event) => {
            text.value = event.currentTarget.value;
          }}
        />
      </label>
      <div class="row">
        <RoleField label="Who the missed name is" value={role.value} onValue={(now) => (role.value = now)} />
        <button type="submit">Hide this name too</button>
      </div>
    </form>
  );
}

interface PicturesProps extends ItemProps {
  readonly pictures: CoveredPictures;
  readonly onPictures: (pictures: CoveredPictures) => void;
}

const pictureWords = {
  element: 'The clipped part as it was seen',
  screenshot: 'The page as it was seen',
} as const;

function Pictures({ pictures, onPictures, ...view }: PicturesProps) {
  const { kept } = view.item;
  const parts = kept?.outcome === 'kept' ? kept.parts : [];
  return (['element', 'screenshot'] as const).map((role) => {
    const part = parts.find((one) => one.role === role);
    if (part === undefined) return null;
    return (
      <CoverPicture
        key={role}
        {...view}
        attachment={part.attachment}
        words={pictureWords[role]}
        onCovered={(picture) => {
          const next = new Map(pictures);
          if (picture === null) next.delete(role);
          else next.set(role, picture);
          onPictures(next);
        }}
      />
    );
  });
}

interface WhatGoesProps extends ItemProps {
  readonly pictures: CoveredPictures;
  readonly words: ItemWords<PageWords>;
  readonly keepsOriginals: boolean;
}

/** What the person gives up, said before it is done. */
function WhatGoes({ item, words, keepsOriginals, pictures }: WhatGoesProps) {
  const { kept, original } = item;
  const roles = kept?.outcome === 'kept' ? kept.parts.map(({ role }) => role) : [];
  const hasFile =
    original.type === 'document'
      ? original.attachment !== null
      : original.type === 'clip' && original.selectors.some((one) => one.type === 'PdfSelector');
  const sentences = [
    ...(original.type === 'clip' ? ['It can no longer be found again on its page.'] : []),
    ...roles.flatMap((role) =>
      (role === 'screenshot' || role === 'element') && !pictures.has(role)
        ? [`“${pictureWords[role]}” is left out: names in a picture are found by nobody but you.`]
        : [],
    ),
    ...(roles.includes('archive')
      ? [
          words.page.blocks === null
            ? 'The archive of its page is left out: it cannot be searched for certain.'
            : 'Of the archive of its page the text stays, with names hidden; its look and its links are left out.',
        ]
      : []),
    ...(hasFile ? ['The file that it is from is left out: nothing can be hidden inside.'] : []),
    keepsOriginals
      ? 'The original is put away sealed. Opening it is noted each time, and it is in no file that is given.'
      : 'The original is not kept: its key is destroyed, and nobody can open it again.',
  ];
  return (
    <ul class="stack-tight muted" aria-label="What hiding does">
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
