import type { Framework } from '../../shared/criteria/framework.ts';
import { trimSpaces } from '../../shared/grading/normal-form.ts';
import type { WorkbookReading } from '../workbook/workbook.ts';
import { gradeRowKey, layers, layerWords } from './judgment-readings.ts';
import { cellText, type RowReading, rowsOf } from './read-cells.ts';
import {
  type Fact,
  type FactTable,
  type FactTables,
  factNow,
  factTables,
  signOffFacts,
} from './sign-off-facts.ts';

/** A topic that a person signs off now; `digest` is signOffDigest of its facts. All blank takes a sign-off back. */
export interface SignOff {
  /** The row of PlGrades. */
  readonly key: string;
  readonly name: string;
  readonly date: string;
  readonly digest: string;
}

/** What a signed topic rested on, and rests on now. */
export interface SignedFact extends Fact {
  readonly key: string;
  readonly topic: string;
  readonly layer: string;
  readonly name: string;
  readonly date: string;
  readonly now: string | number;
  readonly isChanged: boolean;
}

export interface SignOffsInput {
  readonly framework: Framework;
  readonly reading: WorkbookReading;
  readonly tables: FactTables;
  readonly signOff?: SignOff;
}

/** The facts of every signed topic, those of `signOff` as they are now. */
export function signedFacts(input: SignOffsInput): readonly SignedFact[] {
  const { reading, tables, signOff } = input;
  const kept = rowsOf(reading, 'PlSignOffs').flatMap((row) => {
    const fact = readFact(row);
    return fact === null || fact.key === signOff?.key ? [] : [fact];
  });
  return [...kept, ...newFacts(input)].map((fact) => {
    const now = factNow(tables, fact);
    return { ...fact, now, isChanged: String(fact.value) !== String(now) };
  });
}

type FactThen = Omit<SignedFact, 'now' | 'isChanged'>;

function newFacts({ framework, tables, signOff }: SignOffsInput): readonly FactThen[] {
  if (signOff === undefined || signOff.name === '') return [];
  const { key, name, date } = signOff;
  return framework.topics.flatMap((topic) =>
    layers
      .filter((layer) => gradeRowKey(topic.id, layer) === key)
      .flatMap((layer) =>
        signOffFacts(tables, topic, layer).map((fact) => ({
          ...fact,
          ...{ key, name, date, topic: `${topic.number} ${topic.name}`, layer: layerWords[layer] },
        })),
      ),
  );
}

function readFact(row: RowReading): FactThen | null {
  const text = (header: string) => cellText(row, header);
  const table = text('Table');
  if (text('Id') === '' || !(table in factTables)) return null;
  const then = row.Then?.value ?? '';
  return {
    ...{ key: text('Grade row'), topic: text('Topic'), layer: text('Layer') },
    ...{ name: text('Signed off by'), date: text('Signed off on'), about: text('About') },
    ...{ table: table as FactTable, column: text('What'), row: text('Row') },
    value: typeof then === 'number' ? then : text('Then'),
  };
}

/** What PL Grades says beside a signed topic: how much has changed, as its formula counts it. */
export function sinceWords(signedBy: string, facts: readonly SignedFact[], key: string): string {
  if (trimSpaces(signedBy) === '') return '';
  const own = facts.filter((fact) => fact.key === key);
  const changed = own.filter(({ isChanged }) => isChanged).length;
  if (own.length === 0) return since.unrecorded;
  if (changed === 0) return since.nothing;
  return changed === 1 ? since.one : `${changed}${since.many}`;
}

export const since = {
  unrecorded: 'What it rested on was not recorded: sign off in the pane.',
  nothing: 'Nothing has changed since.',
  one: '1 thing has changed since: see PL Sign-offs.',
  many: ' things have changed since: see PL Sign-offs.',
} as const;

/** "3 things have changed since A. Sample signed off 1 Leadership (Inspector) on 2026-11-20: …"; null where none has. */
export function changedSentence(facts: readonly SignedFact[], key: string): string | null {
  const changed = facts.filter((fact) => fact.key === key && fact.isChanged);
  const [first] = changed;
  if (first === undefined) return null;
  const things = changed.length === 1 ? '1 thing has' : `${changed.length} things have`;
  const listed = changed.slice(0, 3).map(({ column, about }) => `${column} (${about})`);
  const more = changed.length > listed.length ? ` and ${changed.length - listed.length} more` : '';
  return `${things} changed since ${first.name} signed off ${first.topic} (${first.layer}) on ${first.date}: ${listed.join('; ')}${more}. PL Sign-offs has them all.`;
}
