import type { SchemeId } from '../../../../shared/disclosure/scheme.ts';
import type { Shown } from './bare-sources.ts';

const five = (count: number): number => Math.floor((count + 2) / 5) * 5;

/** Each scheme's own words, written apart from the program's. */
export function plainly(scheme: SchemeId, count: number, isTotal: boolean): Shown {
  if (scheme === 'nhs-digital') return count === 0 ? 0 : count <= 7 ? 5 : five(count);
  if (scheme === 'threshold-10') return count < 10 ? 'c' : five(count);
  if (count >= 1 && count <= 5) return 'c';
  return isTotal ? Math.floor((count + 5) / 10) * 10 : count;
}

/** What must not be known for sure: small counts, what is withheld, and with rounding every count but a shown nought. */
export function isSecret(
  count: number,
  { scheme, published }: { readonly scheme: SchemeId; readonly published: Shown | undefined },
): boolean {
  if (typeof published === 'string') return true;
  if (scheme === 'department') return count >= 1 && count <= 5;
  if (scheme === 'threshold-10') return published !== undefined || count < 10;
  return count > 0;
}

/** The sum of some counts that nothing divides further; undefined where it does not leave. */
export interface Told {
  readonly of: readonly number[];
  readonly shown: Shown | undefined;
  /** Whether it is rounded as a total; 'unsaid' where a reader cannot tell. */
  readonly isTotal?: boolean | 'unsaid';
}

interface Puzzle {
  readonly scheme: SchemeId;
  /** What the counts are in truth: values near them are tried first, which only finds a second one sooner. */
  readonly truth: readonly number[];
  readonly told: readonly Told[];
}

/** The secret sums with a single value that fits all that is told, found by trying every table of counts. */
export function foundOut({ scheme, truth, told }: Puzzle): readonly Told[] {
  const own = (one: Told): number => one.of.reduce((sum, at) => sum + (truth[at] ?? 0), 0);
  return told.filter((secret) => {
    if (!isSecret(own(secret), { scheme, published: secret.shown })) return false;
    return !hasOther({ scheme, truth, told }, { secret, value: own(secret) });
  });
}

function hasOther(
  { scheme, truth, told }: Puzzle,
  { secret, value }: { readonly secret: Told; readonly value: number },
): boolean {
  const most = Math.max(...truth) + 25;
  const counts: number[] = [];
  const sum = ({ of }: Told): number => of.reduce((so, at) => so + (counts[at] ?? 0), 0);
  const fits = (one: Told): boolean => {
    const count = sum(one);
    if (one.shown === undefined) return true;
    if (typeof one.shown === 'string') return count > 0 || scheme === 'threshold-10';
    const { isTotal = false, shown } = one;
    const roles = isTotal === 'unsaid' ? [true, false] : [isTotal];
    return roles.some((role) => plainly(scheme, count, role) === shown);
  };
  const lastOf = ({ of }: Told): number => Math.max(...of);
  const attempt = (at: number): boolean => {
    if (at === truth.length) return sum(secret) !== value;
    const near = truth[at] ?? 0;
    for (let far = 0; far <= most; far++)
      for (const count of far === 0 ? [near] : [near - far, near + far]) {
        if (count < 0 || count > most) continue;
        counts[at] = count;
        if (told.every((one) => lastOf(one) !== at || fits(one)) && attempt(at + 1)) return true;
      }
    return false;
  };
  return attempt(0);
}
