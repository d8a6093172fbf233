import { useEffect, useState } from 'preact/hooks';
import { readBytes } from '../bring-in-file.ts';
import { type EarlierRound, type OfferedItem, startFromEarlier } from '../earlier-round.ts';
import { FileField } from '../file-field.tsx';
import { InlineForm } from '../inline-form.tsx';
import type { EvidenceFile } from '../inspection-sheets.ts';
import { localIsoDate } from '../local-date.ts';
import { done, type Pane, problem } from '../pane.ts';
import type { PaneReading } from '../pane-reading.ts';
import { PersonFields, readPerson } from '../person-fields.tsx';
import { counted } from '../plain-words.ts';
import { workbookErrorToSentence } from '../workbook-sentences.ts';
import { OfferedList } from './offered-list.tsx';
import {
  cannotOpen,
  earlierErrorSentences,
  roundSentences,
  stillOffered,
  takenSentence,
  takeRound,
} from './start-round.ts';

interface EarlierSectionProps {
  readonly pane: Pane;
  readonly reading: PaneReading;
}

interface Offer {
  readonly round: EarlierRound;
  readonly still: readonly OfferedItem[];
}

/** Grades of an earlier inspection beside these, and what of its evidence still counts. */
export function EarlierSection({ pane, reading }: EarlierSectionProps) {
  const [offer, setOffer] = useState<Offer | null>(null);
  const isBusy = pane.busy.value !== null;
  useEffect(() => {
    const file = pane.earlier.value;
    if (file === null || isBusy) return;
    pane.earlier.value = null;
    void read(pane, { reading, file, onOffer: setOffer });
  }, [isBusy]);
  const choose = async (file: File) => {
    const bytes = await readBytes(file);
    if (bytes !== null) return read(pane, { reading, file: { name: file.name, bytes }, onOffer: setOffer });
    pane.notice.value = problem(cannotOpen(file.name));
  };
  const leave = () => {
    setOffer(null);
    // The form that had the focus is gone.
    requestAnimationFrame(() => document.getElementById('earlier-file')?.focus());
  };
  return (
    <section class="stack-tight rule-above">
      <h2>Start from an earlier inspection</h2>
      {offer === null ? (
        <>
          <p class="muted">
            Its grades stand beside yours, and you choose which of its evidence comes in. Yours stay as they
            are.
          </p>
          <FileField
            id="earlier-file"
            label="Choose the earlier file…"
            isPrimary={false}
            isBusy={isBusy}
            onFile={choose}
          />
        </>
      ) : (
        <OfferForm pane={pane} offer={offer} onLeave={leave} />
      )}
    </section>
  );
}

interface Reading {
  readonly reading: PaneReading;
  readonly file: EvidenceFile;
  readonly onOffer: (offer: Offer) => void;
}

const read = (pane: Pane, { reading, file, onOffer }: Reading): Promise<void> =>
  pane.run('Checking the earlier file…', async () => {
    const to = { framework: reading.framework, today: localIsoDate(pane.now()) };
    const round = await startFromEarlier(file.bytes, to);
    if (!round.ok) return problem(...earlierErrorSentences(file, round.error));
    const still = await stillOffered(pane.access, round.value);
    if (!still.ok) return problem(workbookErrorToSentence(still.error));
    onOffer({ round: round.value, still: still.value });
    return null;
  });

const form = 'earlier';

interface OfferFormProps {
  readonly pane: Pane;
  readonly offer: Offer;
  readonly onLeave: () => void;
}

function OfferForm({ pane, offer, onLeave }: OfferFormProps) {
  const { round, still } = offer;
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const here = round.offered.length - still.length;
  return (
    <InlineForm
      title="Choose what comes with you"
      submitLabel={submitWords(round, chosen.size)}
      isBusy={pane.busy.value !== null}
      draft={pane.draftOf(form)}
      onCancel={onLeave}
      onSubmit={(fields) => take(pane, { offer, chosen, fields, onLeave })}
    >
      {roundSentences(round).map((line) => (
        <p key={line}>{line}</p>
      ))}
      {here > 0 && (
        <p class="muted">
          {counted(here, 'item')} of it {here === 1 ? 'is' : 'are'} here already.
        </p>
      )}
      <OfferedList items={still} chosen={chosen} onChoose={setChosen} />
      <PersonFields pane={pane} />
    </InlineForm>
  );
}

function submitWords({ previous }: EarlierRound, count: number): string {
  if (count === 0) return previous === null ? 'Choose evidence above' : 'Put the earlier grades beside';
  return previous === null
    ? `Bring in ${counted(count, 'item')}`
    : `Grades beside, and bring in ${counted(count, 'item')}`;
}

interface Taking extends Pick<OfferFormProps, 'offer' | 'onLeave'> {
  readonly chosen: ReadonlySet<string>;
  readonly fields: FormData;
}

const take = (pane: Pane, { offer, chosen, fields, onLeave }: Taking): Promise<void> =>
  pane.run('Starting from the earlier inspection…', async () => {
    if (offer.round.previous === null && chosen.size === 0)
      return problem('Tick the evidence that is to come in, or cancel.');
    const person = readPerson(pane, fields);
    if (person === null) return problem('Give your name: what comes in stands under a name.');
    const taken = await takeRound(pane.access, offer.round, { chosen, person });
    if (!taken.ok) return problem(workbookErrorToSentence(taken.error));
    pane.finishForm(form);
    onLeave();
    await pane.refresh();
    return done(takenSentence(taken.value));
  });
