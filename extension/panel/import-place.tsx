import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { importFaultSentence } from './failure-sentences.ts';
import { importErrorSentences, importOutcomeSentence } from './import-sentences.ts';
import { personName } from './item-facts.ts';
import type { PanelModel } from './panel-model.ts';

interface Told {
  readonly isProblem: boolean;
  readonly sentences: readonly string[];
}

interface ImportPlaceProps {
  readonly panel: PanelModel;
  /** The file's inspection is another than the one that was open, and is open now. */
  readonly onTaken?: () => void;
}

/** Takes in evidence and judgments files, chosen or dropped, and says in plain words what was checked and what came. */
export function ImportPlace({ panel, onTaken }: ImportPlaceProps) {
  const id = useId();
  const told = useSignal<Told | null>(null);
  const isOver = useSignal(false);

  const importFile = async (file: File) =>
    panel.effects.store.importPack(new Uint8Array(await file.arrayBuffer()), file.name);

  const take = async (file: File | undefined) => {
    if (file === undefined) return;
    told.value = { isProblem: false, sentences: [`Checking “${file.name}” …`] };
    const outcome = await importFile(file).catch((error: unknown) => {
      told.value = { isProblem: true, sentences: [`“${file.name}”: ${importFaultSentence(error)}`] };
    });
    if (outcome === undefined) return;
    if (!outcome.ok) {
      told.value = {
        isProblem: true,
        sentences: [`“${file.name}”:`, ...importErrorSentences(outcome.error, whose)],
      };
      return;
    }
    told.value = { isProblem: false, sentences: [`“${file.name}”: ${importOutcomeSentence(outcome.value)}`] };
    if (outcome.value.inspection === panel.current.peek()?.inspection.id) return;
    await panel.showInspection(outcome.value.inspection);
    panel.tell({ level: 'info', text: importOutcomeSentence(outcome.value) });
    onTaken?.();
  };

  /** A list of entries is known by whom they were made, where this computer has that list already. */
  const whose = (log: string): string | null => {
    const state = panel.current.peek()?.state;
    const maker = state?.items.find(({ refs }) => refs.some((ref) => ref.startsWith(`${log}:`)))?.madeBy;
    return state === undefined || maker === undefined ? null : personName(state, maker);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut; the file field inside does the same
    <div
      class={isOver.value ? 'drop-place is-over stack-tight' : 'drop-place stack-tight'}
      onDragOver={(event) => {
        event.preventDefault();
        isOver.value = true;
      }}
      onDragLeave={() => {
        isOver.value = false;
      }}
      onDrop={(event) => {
        event.preventDefault();
        isOver.value = false;
        void take(event.dataTransfer?.files[0]);
      }}
    >
      <label for={id}>An evidence file or a judgments file (.plumb): choose it, or drop it here</label>
      <input
        id={id}
        type="file"
        accept=".plumb"
        onChange={(event) => {
          const { currentTarget } = event;
          void take(currentTarget.files?.[0]).then(() => {
            currentTarget.value = '';
          });
        }}
      />
      <div aria-live="polite" class={told.value?.isProblem ? 'problem' : ''}>
        {told.value?.sentences.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
    </div>
  );
}
