import { useState } from 'preact/hooks';
import { cellWord } from '../../proposals/cell-words.ts';
import type { FoundCell } from '../../proposals/find-again.ts';
import { figureInShort, findSentence } from '../../proposals/find-sentence.ts';
import type { CellPlace } from '../../workbook/cell-reference.ts';
import type { Draft } from '../drafts.ts';
import { InlineForm } from '../inline-form.tsx';
import type { Pane } from '../pane.ts';
import { counted } from '../plain-words.ts';
import { Pick, shellDraft } from './fields.tsx';
import { type Look, type LookLine, offered } from './find-measures.ts';
import { takeUpdate, unboundLines } from './measure-actions.ts';

/** What was found again, old beside new: asked about once, and nothing is written before. */
export function UpdateView({ pane, look }: { readonly pane: Pane; readonly look: Look }) {
  const changed = look.lines.filter((line) => offered(line) !== null);
  const doubtful = look.lines.filter(({ verdict }) => verdict.type === 'ambiguous');
  const gone = look.lines.filter(({ verdict }) => verdict.type === 'gone');
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [chosen, setChosen] = useState<Draft>({});
  const taken = takenOf(look, left, chosen);
  return (
    <InlineForm
      title="Update the measures"
      submitLabel={taken.size === 0 ? 'Update' : `Update ${counted(taken.size, 'measure')}`}
      isBusy={pane.busy.value !== null}
      draft={shellDraft}
      onCancel={() => pane.closeForm()}
      onSubmit={() => takeUpdate(pane, look, taken)}
    >
      <p>{unchangedSentence(look, changed.length + doubtful.length + gone.length)}</p>
      {changed.length > 0 && <Changed lines={changed} left={left} onLeave={setLeft} />}
      {doubtful.map((line) => (
        <Doubtful
          key={line.id}
          line={line}
          chosen={chosen}
          onChange={(change) => setChosen({ ...chosen, ...change })}
        />
      ))}
      {gone.map((line) => (
        <p key={line.id} class="warning">
          {findSentence(line.name, line.verdict)}
        </p>
      ))}
      {unboundLines(look.unbound).map((line) => (
        <p key={line} class="muted">
          {line}
        </p>
      ))}
    </InlineForm>
  );
}

function unchangedSentence({ lines }: Look, others: number): string {
  const same = lines.length - others;
  if (lines.length === 0) return 'There is no measure yet whose cells could be looked for.';
  if (same === 0) return 'Nothing is written until you press Update.';
  return `${counted(same, 'measure is', 'measures are')} where ${same === 1 ? 'it was' : 'they were'}, with the same figure. Nothing is written until you press Update.`;
}

function takenOf(look: Look, left: ReadonlySet<string>, chosen: Draft): ReadonlyMap<string, CellPlace> {
  return new Map(
    look.lines.flatMap((line): [string, CellPlace][] => {
      const { id, verdict } = line;
      const candidates = verdict.type === 'ambiguous' ? verdict.candidates : [];
      const choice = chosen[`choice ${id}`] ?? '';
      const cell = choice === '' ? offered(line) : (candidates[Number(choice)] ?? null);
      return cell === null || left.has(id) ? [] : [[id, cell.place]];
    }),
  );
}

interface ChangedProps {
  readonly lines: readonly LookLine[];
  readonly left: ReadonlySet<string>;
  readonly onLeave: (left: ReadonlySet<string>) => void;
}

function Changed({ lines, left, onLeave }: ChangedProps) {
  const leave = (id: string, isTaken: boolean): void => {
    const next = new Set(left);
    if (isTaken) next.delete(id);
    else next.add(id);
    onLeave(next);
  };
  return (
    <fieldset class="stack-tight">
      <legend>Found again: untick what should stay as it is</legend>
      <ul>
        {lines.map(({ id, name, period, verdict }) => (
          <li key={id}>
            <label class="check tick-line">
              <input
                type="checkbox"
                checked={!left.has(id)}
                onChange={(event) => leave(id, event.currentTarget.checked)}
              />
              <span class="grow">
                {findSentence(name, verdict)}
                {period !== '' && <span class="muted tick-why">Until now: {period}.</span>}
              </span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

interface DoubtfulProps {
  readonly line: LookLine;
  readonly chosen: Draft;
  readonly onChange: (change: Draft) => void;
}

function Doubtful({ line: { id, name, verdict }, chosen, onChange }: DoubtfulProps) {
  if (verdict.type !== 'ambiguous') return null;
  return (
    <Pick
      label={`${name} (${figureInShort(verdict.old)}) could be one of these`}
      name={`choice ${id}`}
      fields={chosen}
      onChange={onChange}
      choices={[
        { value: '', label: 'Leave it as it is' },
        ...verdict.candidates.map((cell, at) => ({ value: String(at), label: cellLine(cell) })),
      ]}
    />
  );
}

const cellLine = ({ place, period, figure }: FoundCell): string =>
  `${place.sheetName}, ${cellWord(place.row, place.column)}${period === '' ? '' : ` for ${period}`}: ${figureInShort(figure)}`;
