import { useEffect, useState } from 'preact/hooks';
import type { Pausing } from '../../../shared/disclosure/stepwise.ts';
import type { Result } from '../../../shared/result.ts';
import { type ExportChoices, typedWarning } from '../../exports/export-choices.ts';
import type { ExportPlan } from '../../exports/export-plans.ts';
import { exportCountWords } from '../../exports/export-sentences.ts';
import type { ExportSources } from '../../exports/export-sources.ts';
import type { TypedWords } from '../../exports/typed-words.ts';
import { MoreButton } from '../more-button.tsx';
import type { Pane } from '../pane.ts';
import { counted } from '../plain-words.ts';
import { previewExport } from './export-commands.ts';

interface PreviewProps {
  readonly pane: Pane;
  readonly sources: ExportSources;
  readonly choices: ExportChoices;
}

export const pausingOf = ({ now, timers }: Pane): Omit<Pausing, 'isWanted'> => ({
  now: () => now().getTime(),
  pause: () => new Promise((resolve) => timers.set(() => resolve(), 0)),
});

/** How many figures would leave, and every word that would leave as it was typed. */
export function ExportPreview({ pane, sources, choices }: PreviewProps) {
  const [plan, setPlan] = useState<Result<ExportPlan, string> | null>(null);
  useEffect(() => {
    let isWanted = true;
    setPlan(null);
    const timer = pane.timers.set(() => {
      const pausing = { ...pausingOf(pane), isWanted: () => isWanted, day: pane.now() };
      previewExport(sources, choices, pausing).then(
        (made) => {
          if (isWanted && made !== null) setPlan(made);
        },
        () => {
          if (isWanted) setPlan({ ok: false, error: 'What the file would hold could not be worked out.' });
        },
      );
    }, 0);
    return () => {
      isWanted = false;
      pane.timers.clear(timer);
    };
  }, [sources, choices]);
  return (
    <>
      <p role="status" class="export-count">
        {plan === null ? checkingWords : plan.ok ? `${exportCountWords(plan.value)}.` : plan.error}
      </p>
      {plan?.ok === true && plan.value.typed.length > 0 && <TypedList typed={plan.value.typed} />}
    </>
  );
}

const checkingWords = 'Checking what could be worked out from the figures…';

/** More than this are asked for: a form must not grow without end. */
const mostShown = 30;

const TypedList = ({ typed }: { readonly typed: readonly TypedWords[] }) => (
  <div class="stack-tight">
    <p class="notice notice-caution">{typedWarning}</p>
    {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reached by keyboard */}
    <section class="export-typed" aria-label="Words that go out as typed" tabIndex={0}>
      <TypedItems typed={typed.slice(0, mostShown)} />
      {typed.length > mostShown && (
        <MoreButton label={`Show ${counted(typed.length - mostShown, 'more', 'more')}`}>
          {() => <TypedItems typed={typed.slice(mostShown)} />}
        </MoreButton>
      )}
    </section>
  </div>
);

const TypedItems = ({ typed }: { readonly typed: readonly TypedWords[] }) => (
  <ul>
    {typed.map(({ title, lines }, at) => (
      <li key={`${at} ${title}`}>
        <strong>{title}</strong>
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </li>
    ))}
  </ul>
);
