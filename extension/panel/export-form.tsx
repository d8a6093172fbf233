import { useSignal } from '@preact/signals';
import { sealErrorSentence } from '../../shared/exchange/sealing/sealed-sentences.ts';
import { refusedExport } from '../../shared/policy/organisation-policy.ts';
import { exportRefusalSentence } from '../../shared/policy/policy-sentences.ts';
import { runSealJob } from '../sealing/run-seal-job.ts';
import { readPolicy } from '../store/read-policy.ts';
import type { ExportedFile, Leaving } from '../store/store.ts';
import { blankExport, type ExportFields, recipientWords, sealOf } from './export-protection.ts';
import { TextField } from './fields.tsx';
import { FormLine } from './form-line.tsx';
import { storeErrorSentence } from './import-sentences.ts';
import { laterView } from './later-view.tsx';
import type { ViewProps } from './panel-model.ts';
import { counted } from './plain-words.ts';
import { ProtectionFields, type TypedPassphrase } from './protection-fields.tsx';
import type { LeavingFieldsProps } from './redaction/leaving-fields.tsx';
import { useFormDraft } from './use-form-draft.ts';

const LeavingFields = laterView<LeavingFieldsProps>(
  async () => (await import('./redaction/leaving-fields.tsx')).LeavingFields,
);

const noPassphrase: TypedPassphrase = { once: '', again: '' };

/** Gives an evidence file away: sealed, unless the person says otherwise. */
export function ExportForm({ panel, inspection, state }: ViewProps) {
  const draft = useFormDraft(panel, `${inspection.id}/export`, blankExport);
  // Not in the draft: what is drafted is on the disk.
  const passphrase = useSignal(noPassphrase);

  const leaving = useSignal<Leaving | null>(null);
  /** Whoever is faster than the look at what would leave waits for it. */
  const lookedThrough = () =>
    new Promise<Leaving>((resolve) => {
      const stop = leaving.subscribe((found) => {
        if (found === null) return;
        resolve(found);
        queueMicrotask(() => stop());
      });
    });

  const problem = (text: string) => {
    panel.tell({ level: 'problem', text });
    return false;
  };

  const save = async (fields: ExportFields) => {
    const seal = sealOf(fields, passphrase.value.once);
    const refused = refusedExport(await readPolicy(), seal ?? { type: 'plain' });
    if (refused !== null) return problem(exportRefusalSentence(refused));
    // Before the record says that it was given to them.
    const keys = seal?.type === 'recipients' ? await runSealJob('check', seal.keys) : null;
    const names = fields.people.map(({ name }) => name);
    if (keys?.ok === false) return problem(`Not saved. ${sealErrorSentence(keys.error, names)}`);
    panel.tell({ level: 'info', text: seal === null ? 'Saving …' : 'Sealing … This takes a few seconds.' });
    const form = seal === null ? 'plain' : 'sealed';
    const whom = { recipient: recipientWords(fields), reason: fields.reason, form } as const;
    const given = { ...whom, leaving: await lookedThrough() };
    const file = await panel.effects.store.exportPack(inspection.id, given);
    if (!file.ok) return problem(storeErrorSentence(file.error));
    const { bytes } = file.value;
    const sealed = seal === null ? null : await runSealJob('seal', { file: bytes, seal });
    if (sealed?.ok === false) return problem(`Not saved. ${sealErrorSentence(sealed.error, names)}`);
    panel.effects.download(file.value.fileName, sealed?.value ?? new Uint8Array(bytes));
    passphrase.value = noPassphrase;
    panel.tell({ level: 'info', text: savedWords(fields, file.value) });
    return true;
  };

  return (
    <form
      class="stack-tight rule-above"
      onSubmit={(event) => {
        event.preventDefault();
        void draft.submit(save);
      }}
    >
      <h2>Save an evidence file</h2>
      <p class="muted">
        The evidence of this inspection, for the workbook or a colleague. Who it is for is noted in the
        record. “Send to workbook” gives it to the pane in Excel on the web, which opens no sealed file.
      </p>
      <ProtectionFields
        fields={draft.fields.value}
        onChange={(changed) => draft.set(changed)}
        passphrase={passphrase.value}
        onPassphrase={(typed) => {
          passphrase.value = typed;
        }}
      />
      <LeavingFields
        {...{ panel, inspection, state }}
        choice={draft.fields.value}
        onChoice={(changed) => draft.set(changed)}
        onLeaving={(found) => {
          leaving.value = found;
        }}
      />
      <TextField
        label="Why? (you may leave it empty)"
        value={draft.fields.value.reason}
        onValue={(reason) => draft.set({ reason })}
      />
      <FormLine draft={draft} />
      <div class="row">
        <button type="submit" class="button-primary">
          Save the evidence file
        </button>
        <button
          type="button"
          onClick={() => {
            panel.tell(null);
            const { withOriginals, originalsBecause, reason } = draft.fields.peek();
            if (withOriginals && originalsBecause.trim() === '')
              return void problem('Not sent. Say why the originals leave, or take the tick away.');
            const given = { reason: reason.trim(), leaving: lookedThrough() };
            void panel.effects.sendToWorkbook(inspection.id, given);
          }}
        >
          Send to workbook
        </button>
      </div>
    </form>
  );
}

function savedWords(
  fields: ExportFields,
  { fileName, omitsPages, itemCount, leftOutCount }: ExportedFile,
): string {
  const sealed = {
    passphrase: ' It is sealed with the passphrase you typed.',
    people: ' It is sealed for them: nobody else can open it, nor can you.',
    none: ' It is not sealed.',
  }[fields.protection];
  const left = omitsPages
    ? ' Pictures and archives of pages are not in it: together they would be too large, or they are not on this computer.'
    : '';
  const stayed =
    leftOutCount > 0
      ? ' What you left out, and the words of originals, stayed here: the file says that something is not in it.'
      : '';
  const names = fields.people.map(({ name }) => name).join(', ');
  const to = fields.protection === 'people' ? names : fields.recipient;
  return `The evidence file “${fileName}” for ${to} is in your downloads: ${counted(itemCount, 'item')}.${sealed}${left}${stayed}`;
}
