import { useState } from 'preact/hooks';
import { defaultFrameworkId, findFramework } from '../../../shared/criteria/catalogue.ts';
import { BeginForm } from '../begin-form.tsx';
import { readBytes } from '../bring-in-file.ts';
import { type EarlierRound, startFromEarlier } from '../earlier-round.ts';
import { FileField } from '../file-field.tsx';
import { localIsoDate } from '../local-date.ts';
import { type Pane, problem } from '../pane.ts';
import { cannotOpen, earlierErrorSentences, roundSentences } from './start-round.ts';

/** Before there is an inspection here: what the earlier one holds, then the new one is begun, then it is chosen from. */
export function StartFromEarlier({ pane }: { readonly pane: Pane }) {
  const [round, setRound] = useState<EarlierRound | null>(null);
  if (round !== null && pane.earlier.value !== null)
    return (
      <div class="stack">
        {roundSentences(round).map((line) => (
          <p key={line}>{line}</p>
        ))}
        <p class="muted">Begin the new inspection; then you choose what of this comes with you.</p>
        <BeginForm pane={pane} force={round.force} />
      </div>
    );
  return (
    <>
      <p class="muted">
        Was this force inspected before? Its grades can stand beside the new ones, and you choose which of its
        evidence comes in.
      </p>
      <FileField
        id="earlier-file"
        label="Start from an earlier inspection…"
        isPrimary={false}
        isBusy={pane.busy.value !== null}
        onFile={(file) => choose(pane, file, setRound)}
      />
    </>
  );
}

const choose = (pane: Pane, file: File, onRound: (round: EarlierRound) => void): Promise<void> =>
  pane.run('Checking the earlier file…', async () => {
    const bytes = await readBytes(file);
    const framework = findFramework(defaultFrameworkId);
    if (bytes === null || framework === undefined) return problem(cannotOpen(file.name));
    const round = await startFromEarlier(bytes, { framework, today: localIsoDate(pane.now()) });
    const earlier = { name: file.name, bytes };
    if (!round.ok) return problem(...earlierErrorSentences(earlier, round.error));
    pane.earlier.value = earlier;
    pane.openForm.value = 'begin';
    onRound(round.value);
    return null;
  });
