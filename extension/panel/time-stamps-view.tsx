import { useSignal } from '@preact/signals';
import { useEffect, useId, useState } from 'preact/hooks';
import { mostTokenBytes, type StampedTime } from '../../shared/time-stamps/time-stamp.ts';
import {
  stampDoesNotProve,
  stampProves,
  timeStampSentence,
} from '../../shared/time-stamps/time-stamp-sentences.ts';
import type { KeptStamp, StoreError, TimeStampProblem, TimeStamps } from '../store/store.ts';
import { importFaultSentence, storageShutSentence } from './failure-sentences.ts';
import { longTime } from './format-date.ts';
import type { ViewProps } from './panel-model.ts';
import { counted } from './plain-words.ts';
import { storeErrorSentence } from './store-sentences.ts';

interface Told {
  readonly isProblem: boolean;
  readonly text: string;
}

/** Since when the record stood as it is, and who says so; and the way to have that said by any authority. */
export function TimeStampsView({ panel, inspection, state }: ViewProps) {
  const [stamps, setStamps] = useState<TimeStamps | null>(null);
  const told = useSignal<Told | null>(null);
  const { store } = panel.effects;

  const read = async () => setStamps(await store.listTimeStamps(inspection.id));
  useEffect(() => {
    read().catch((error: unknown) => panel.tell({ level: 'problem', text: storageShutSentence(error) }));
  }, [inspection, state]);

  const save = async () => {
    const request = await store.requestTimeStamp(inspection.id);
    if (!request.ok) {
      told.value = { isProblem: true, text: storeErrorSentence(request.error) };
      return;
    }
    const { fileName, bytes } = request.value;
    panel.effects.download(fileName, bytes);
    told.value = {
      isProblem: false,
      text: `The request “${fileName}” is in your downloads. It holds no evidence. Give it to a time-stamp authority, and bring its answer in here.`,
    };
  };

  const take = async (file: File | undefined) => {
    if (file === undefined) return;
    told.value = await takeAnswer(file).catch((error: unknown) => ({
      isProblem: true,
      text: importFaultSentence(error),
    }));
    await read();
  };

  const takeAnswer = async (file: File): Promise<Told> => {
    // Before it is read: a file that was chosen by mistake may be very large.
    if (file.size > mostTokenBytes)
      return { isProblem: true, text: timeStampSentence({ type: 'stamp-too-large' }) };
    const kept = await store.takeTimeStamp(inspection.id, new Uint8Array(await file.arrayBuffer()));
    return kept.ok
      ? {
          isProblem: false,
          text: `Kept. It covers the first ${counted(kept.value.size, 'entry', 'entries')}.`,
        }
      : { isProblem: true, text: problemSentence(kept.error) };
  };

  return (
    <div class="stack">
      <p class="muted">{stampProves}</p>
      {stamps !== null && <Standing stamps={stamps} />}
      <div class="row">
        <button type="button" onClick={() => void save()}>
          Save a time-stamp request
        </button>
      </div>
      <AnswerField onFile={(file) => void take(file)} />
      <p role="status" class={told.value?.isProblem ? 'problem' : ''}>
        {told.value?.text}
      </p>
      <details>
        <summary>What a time stamp does not prove</summary>
        <ul class="stack-tight">
          {stampDoesNotProve.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </details>
    </div>
  );
}

function AnswerField({ onFile }: { readonly onFile: (file: File | undefined) => void }) {
  const id = useId();
  return (
    <div class="stack-tight">
      <label for={id}>Bring in the answer (.tsr)</label>
      <input
        id={id}
        type="file"
        accept=".tsr"
        onChange={(event) => {
          const input = event.currentTarget;
          onFile(input.files?.[0]);
          input.value = '';
        }}
      />
    </div>
  );
}

function Standing({ stamps: { newest, count, unstamped, asked } }: { readonly stamps: TimeStamps }) {
  return (
    <>
      <ul class="stack-tight" aria-label="Time stamps">
        {newest.map((stamp) => (
          <li key={`${stamp.log} ${stamp.size}`}>{stampSentence(stamp)}</li>
        ))}
      </ul>
      {count > newest.length && (
        <p class="muted">
          {counted(count - newest.length, 'earlier stamp')} besides, in every evidence file.
        </p>
      )}
      <p>{unstampedSentence(count, unstamped)}</p>
      {asked !== null && <p class={asked.problem === null ? 'muted' : 'problem'}>{askedSentence(asked)}</p>}
    </>
  );
}

const unstampedSentence = (count: number, unstamped: number): string => {
  if (unstamped === 0) return 'Every entry of this computer is under a stamp.';
  return count === 0
    ? 'There is no time stamp yet.'
    : `${counted(unstamped, 'entry', 'entries')} of this computer since then: no stamp covers them yet.`;
};

function askedSentence({ host, problem }: NonNullable<TimeStamps['asked']>): string {
  const asking = `Plumbline asks ${host} by itself, while it is unlocked: your organisation set this up.`;
  return problem === null
    ? asking
    : `${asking} It has not worked lately, and is tried again. ${problemSentence(problem)}`;
}

function problemSentence(error: TimeStampProblem | StoreError): string {
  switch (error.type) {
    case 'authority-unreachable':
      return 'No answer came. Nothing is lost by waiting: what is stamped later is only stamped later.';
    case 'locked':
    case 'disposed':
    case 'disk-full':
    case 'storage-failed':
    case 'inspection-unknown':
    case 'person-unknown':
      return storeErrorSentence(error);
    default:
      return timeStampSentence(error);
  }
}

function stampSentence({ size, isOwn, stamped }: KeptStamp): string {
  const whose = isOwn ? 'this computer' : 'a colleague’s computer';
  return `The first ${counted(size, 'entry', 'entries')} of ${whose} existed on ${longTime(stamped.atMs)}: ${whoSays(stamped)}`;
}

const whoSays = ({ signedBy, issuedBy, vouchedBy }: StampedTime): string =>
  vouchedBy === null
    ? `so says “${signedBy}”, which “${issuedBy}” is said to vouch for. Whether to believe that certificate is for you to judge; the page that checks evidence files can judge it by one that you give.`
    : `so says “${signedBy}”, for whom “${vouchedBy}” vouches, as your organisation set up.`;
