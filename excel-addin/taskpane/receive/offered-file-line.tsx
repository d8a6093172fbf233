import { type Signal, useSignal } from '@preact/signals';
import { counted } from '../plain-words.ts';
import type { OfferedFile } from './answer-browser.ts';
import type { BringsInFiles } from './listen-to-browser.ts';

interface OfferedFileLineProps {
  readonly pane: BringsInFiles;
  readonly offered: Signal<OfferedFile | null>;
}

/** Nothing of the file is read until the person says so; then it is checked as any other. */
export function OfferedFileLine({ pane, offered }: OfferedFileLineProps) {
  const mustWait = useSignal(false);
  const file = offered.value;
  if (file === null) return null;
  const bringIn = async () => {
    mustWait.value = !pane.isFree();
    if (mustWait.value) return;
    offered.value = null;
    const { fileName, bytes } = file;
    const told = await pane.bringIn(new File([bytes], fileName));
    file.tell(
      told === null || told.kind === 'problem' ? 'failed' : 'brought-in',
      told?.lines.join(' ') ?? '',
    );
  };
  const leave = () => {
    offered.value = null;
    file.tell('declined', '');
  };
  return (
    <div class="notice">
      <div class="grow">
        <p>The browser sends an evidence file: {counted(file.itemCount, 'item')}.</p>
        {mustWait.value && (
          <p>Plumbline is still busy in this workbook. Press “Bring in” again in a moment.</p>
        )}
        <div class="row">
          <button type="button" class="button-primary" onClick={() => void bringIn()}>
            Bring in
          </button>
          <button type="button" onClick={leave}>
            Not now
          </button>
        </div>
      </div>
    </div>
  );
}
