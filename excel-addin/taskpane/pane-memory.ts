import type { Framework } from '../../shared/criteria/framework.ts';
import { parseFramework } from '../../shared/criteria/parse-framework.ts';
import type { EntryRef, LogId } from '../../shared/ledger/entry.ts';

/** What travels in the workbook beside the sheets: nothing that a cell shows depends on it, and no key. */
export interface PaneMemory {
  /** Whatever was given back before, by what it is about. */
  readonly given: ReadonlyMap<string, GivenSubject>;
  /** Criteria editions that came with an evidence file and do not ship with Plumbline. */
  readonly frameworks: readonly Framework[];
  /** Ids of the logs of the evidence files brought in: rows hold only the start of them. */
  readonly logs: readonly LogId[];
}

export interface GivenSubject {
  readonly id: string;
  /** Every earlier writing: a later file takes the place of all of them, whichever of them was opened. */
  readonly refs: readonly EntryRef[];
}

export const emptyMemory: PaneMemory = { given: new Map(), frameworks: [], logs: [] };

export const memoryToText = ({ given, frameworks, logs }: PaneMemory): string =>
  JSON.stringify({ version: 1, given: Object.fromEntries(given), frameworks, logs });

/** What cannot be read is left out: the worst that follows is a conflict that is shown. */
export function textToMemory(text: string | null): PaneMemory {
  const { given, frameworks, logs } = parseObject(text);
  const entries = isObject(given) ? Object.entries(given) : [];
  const editions = Array.isArray(frameworks) ? frameworks.map((json: unknown) => parseFramework(json)) : [];
  return {
    given: new Map(entries.flatMap(([about, subject]) => (isGiven(subject) ? [[about, subject]] : []))),
    frameworks: editions.flatMap((edition) => (edition.ok ? [edition.value] : [])),
    logs: Array.isArray(logs) ? logs.filter(isLogId) : [],
  };
}

type Parsed = Readonly<Record<string, unknown>>;

function parseObject(text: string | null): Parsed {
  try {
    const json: unknown = JSON.parse(text ?? '{}');
    return isObject(json) && json.version === 1 ? json : {};
  } catch {
    return {};
  }
}

const isObject = (value: unknown): value is Parsed =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isLogId = (value: unknown): value is LogId => typeof value === 'string' && /^[0-9a-f]{32}$/.test(value);

const isGiven = (value: unknown): value is GivenSubject =>
  isObject(value) &&
  typeof value.id === 'string' &&
  /^[0-9a-f]{32}$/.test(value.id) &&
  Array.isArray(value.refs) &&
  value.refs.every((ref) => typeof ref === 'string' && /^[0-9a-f]{32}:\d+$/.test(ref));
