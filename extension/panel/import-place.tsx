import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { mostFileMegabytes } from '../../shared/exchange/pack.ts';
import { isSealedFile } from '../../shared/exchange/sealing/sealed-form.ts';
import { importFaultSentence } from './failure-sentences.ts';
import { importErrorSentences, importOutcomeSentence } from './import-sentences.ts';
import { personName } from './item-facts.ts';
import { laterView } from './later-view.tsx';
import type { SealedFile } from './open-sealed-form.tsx';
import type { PanelModel } from './panel-model.ts';

const OpenSealedForm = laterView(async () => (await import('./open-sealed-form.tsx')).OpenSealedForm);

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
  const sealed = useSignal<SealedFile | null>(null);

  const tellFailed = (name: string, ...sentences: readonly string[]) => {
    told.value = { isProblem: true, sentences: [`“${name}”:`, ...sentences] };
  };

  const take = async (file: File | undefined) => {
    if (file === undefined) return;
    sealed.value = null;
    // Before it is read: the browser would end the panel that reads more than it has room for.
    if (file.size > mostFileMegabytes * 1e6)
      return tellFailed(
        file.name,
        ...importErrorSentences({ type: 'pack-too-large', limitMegabytes: mostFileMegabytes }),
      );
    told.value = { isProblem: false, sentences: [`Checking “${file.name}” …`] };
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      if (!isSealedFile(bytes)) return await takeIn(file.name, bytes);
      told.value = null;
      sealed.value = { name: file.name, bytes };
    } catch (error) {
      tellFailed(file.name, importFaultSentence(error));
    }
  };

  const takeOpened = async (name: string, bytes: Uint8Array) => {
    sealed.value = null;
    told.value = { isProblem: false, sentences: [`Checking “${name}” …`] };
    await takeIn(name, bytes).catch((error: unknown) => tellFailed(name, importFaultSentence(error)));
  };

  const takeIn = async (name: string, bytes: Uint8Array) => {
    const outcome = await panel.effects.store.importPack(bytes, name);
    if (!outcome.ok) return tellFailed(name, ...importErrorSentences(outcome.error, whose));
    told.value = { isProblem: false, sentences: [`“${name}”: ${importOutcomeSentence(outcome.value)}`] };
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
      <label for={id}>
        An evidence file or a judgments file (.plumb, or .plumb.age if sealed): choose it, or drop it here
      </label>
      <input
        id={id}
        type="file"
        accept=".plumb,.age"
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
      {sealed.value !== null && (
        <OpenSealedForm
          key={sealed.value.name}
          file={sealed.value}
          onOpened={(bytes) => void takeOpened(sealed.value?.name ?? '', bytes)}
          onLeave={() => {
            sealed.value = null;
          }}
        />
      )}
    </div>
  );
}
