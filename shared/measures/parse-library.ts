import * as v from 'valibot';
import { err, ok, type Result } from '../result.ts';
import type { MeasureBasis, MeasureDirection, MeasureUnit } from './measure.ts';

/** A measure as forces usually keep it: what to ask of it, and how it misleads. */
export interface LibraryMeasure {
  readonly id: string;
  readonly name: string;
  readonly unit: MeasureUnit;
  readonly direction: MeasureDirection;
  readonly basis: MeasureBasis;
  readonly definition: string;
  /** Of what it is counted; 'none' where there is nothing. */
  readonly denominator: string;
  /** Sentences that warn of how it misleads. */
  readonly traps: readonly string[];
  /** Ids of criteria that it may bear on. */
  readonly criteria: readonly string[];
  /** Words that a header or label of it usually holds, in lower case: an offer, never a decision. */
  readonly words: readonly (readonly string[])[];
  readonly source: string;
}

export type LibraryError = {
  readonly type: 'library-invalid';
  readonly path: string;
  readonly reason: string;
};

const text = v.pipe(v.string(), v.trim(), v.nonEmpty('must not be empty'));
const librarySchema = v.strictObject({
  version: text,
  measures: v.array(
    v.strictObject({
      id: v.pipe(v.string(), v.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'must be lower-case words joined by -')),
      name: text,
      unit: v.picklist(['count', 'percent', 'share', 'rate', 'days', 'hours', 'money', 'other']),
      direction: v.picklist(['higher', 'lower', 'neutral']),
      basis: v.picklist(['snapshot', 'period']),
      definition: text,
      denominator: text,
      traps: v.pipe(v.array(text), v.minLength(1, 'must name at least one trap')),
      criteria: v.pipe(v.array(text), v.minLength(1, 'must name at least one criterion')),
      words: v.pipe(
        v.array(v.pipe(v.array(text), v.minLength(1, 'must hold a word'))),
        v.minLength(1, 'must hold words'),
      ),
      source: text,
    }),
  ),
});

/** Checks a measure library. A broken one is refused with the path of the first fault and the reason. */
export function parseLibrary(input: unknown): Result<readonly LibraryMeasure[], LibraryError> {
  const parsed = v.safeParse(librarySchema, input, { abortEarly: true });
  if (!parsed.success) {
    const issue = parsed.issues[0];
    return err({ type: 'library-invalid', path: v.getDotPath(issue) ?? '', reason: issue.message });
  }
  const { measures } = parsed.output;
  const seen = new Set<string>();
  const twice = measures.findIndex(({ id }) => seen.size === seen.add(id).size);
  if (twice === -1) return ok(measures);
  const reason = `two measures have the id "${measures[twice]?.id}"`;
  return err({ type: 'library-invalid', path: `measures.${twice}.id`, reason });
}
