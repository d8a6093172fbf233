import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { vaultFaultSentence } from '../locking/vault-sentences.ts';
import type { PanelModel } from '../panel/panel-model.ts';
import { counted } from '../panel/plain-words.ts';
import { type ChosenFolder, forgetCopyFolder, keepCopyFolder, readCopyFolder } from '../store/copy-folder.ts';
import { folderPicker, pickFolder } from './copy-places.ts';
import { copyStatusSentence } from './copy-sentences.ts';
import { type CopyStatus, onCopyStatus, type PlaceStatus, readCopyStatus } from './copy-status.ts';
import { TroubleView } from './trouble-view.tsx';

/** Where the second copy is, how it stands, and what it survives. */
export function CopySection({ panel }: { readonly panel: PanelModel }) {
  const status = useSignal<CopyStatus>([]);
  const whole = useSignal('');
  const folder = useSignal<ChosenFolder | null>(null);
  const isRebuilding = useSignal(false);
  const take = (read: CopyStatus) => {
    status.value = read;
    void wholeWords(panel).then((words) => {
      whole.value = words;
    });
  };
  useEffect(() => {
    void readCopyStatus().then(take);
    void readCopyFolder().then((kept) => {
      folder.value = kept;
    });
    return onCopyStatus(take);
  }, []);
  if (isRebuilding.value) {
    const back = () => {
      isRebuilding.value = false;
    };
    return <TroubleView trouble={{ type: 'asked' }} onBack={back} />;
  }
  const statusOf = (place: PlaceStatus['place']) => status.value.find((one) => one.place === place);
  const say = (one: PlaceStatus | undefined) =>
    one === undefined ? 'Being written …' : copyStatusSentence(one, whole.value, panel.effects.now());
  return (
    <div class="stack">
      <p class="muted">
        All that is kept here is copied by itself, locked with the same passphrase, and read back each time
        you unlock.
      </p>
      <p>In this browser: {say(statusOf('browser'))}</p>
      <FolderLines
        panel={panel}
        folder={folder}
        words={say(statusOf('folder'))}
        status={statusOf('folder')}
      />
      <p>
        Removing Plumbline from the browser deletes what it keeps here and the copy in the browser. Only a
        copy in a folder, and evidence files, outlive it.
      </p>
      <div class="row">
        <button
          type="button"
          class="button-plain"
          onClick={() => {
            isRebuilding.value = true;
          }}
        >
          Rebuild from a copy
        </button>
      </div>
    </div>
  );
}

async function wholeWords(panel: PanelModel): Promise<string> {
  const inspections = await panel.effects.store.listInspections();
  const items = inspections.reduce((sum, { itemCount }) => sum + itemCount, 0);
  return `${counted(items, 'item')} in ${counted(inspections.length, 'inspection')}`;
}

interface FolderLinesProps {
  readonly panel: PanelModel;
  readonly folder: { value: ChosenFolder | null };
  readonly words: string;
  readonly status: PlaceStatus | undefined;
}

function FolderLines({ panel, folder, words, status }: FolderLinesProps) {
  const pick = folderPicker();
  const orTell = (work: () => Promise<void>) => () =>
    void work().catch((error: unknown) => panel.tell({ level: 'problem', text: vaultFaultSentence(error) }));
  if (pick === null)
    return (
      <p>
        This browser lets no extension write into a folder: the second copy stays in the browser. Save
        evidence files, too.
      </p>
    );
  const chosen = folder.value;
  if (chosen === null) {
    const choose = async () => {
      const picked = await pickFolder(pick);
      if (picked === null) return;
      await keepCopyFolder(picked);
      folder.value = picked;
      await copyNow();
    };
    return (
      <div class="stack-tight">
        <p>
          A copy in a folder of yours as well, on another disk or a network drive, also outlives this
          computer’s disk and the removal of Plumbline. Whoever can write there could delete it; nobody can
          read it without the passphrase.
        </p>
        <div class="row">
          <button type="button" onClick={orTell(choose)}>
            Choose a folder
          </button>
        </div>
      </div>
    );
  }
  const allow = async () => {
    await chosen.requestPermission({ mode: 'readwrite' });
    await copyNow();
  };
  const stop = async () => {
    await forgetCopyFolder();
    folder.value = null;
    await copyNow();
  };
  return (
    <div class="stack-tight">
      <p>
        In the folder “{chosen.name}”: {words}
      </p>
      <div class="row">
        {status?.fault?.type === 'asks' && (
          <button type="button" class="button-primary" onClick={orTell(allow)}>
            Allow the folder again
          </button>
        )}
        <button type="button" class="button-plain" onClick={orTell(stop)}>
          Stop copying into this folder
        </button>
      </div>
    </div>
  );
}

/** The worker copies; what comes of it is told by the status. */
const copyNow = (): Promise<unknown> => browser.runtime.sendMessage({ type: 'copy-now' });
