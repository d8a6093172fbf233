import { readPeriod } from './read-period.ts';

const ageBand =
  /^(?:(?:aged? )?\d{1,2}\s*(?:[-–+]|to )\s*(?:\d{1,2})?(?: years?)?(?: old)?$|(?:aged? )?\d{1,2} (?:and|or|&) (?:over|under|older|younger|above|below)|(?:aged )?(?:under|over|below) \d)/i;
const pair = /^(?:aged? )?(\d{1,2})\s*\/\s*(\d{1,2})$/i;
const saysAge = /\bage[ds]?\b|\byears old\b/i;

type Pair = readonly [first: number, second: number];

function pairOf(text: string): Pair | null {
  const parts = pair.exec(text.trim());
  return parts === null ? null : [Number(parts[1]), Number(parts[2])];
}

export const isPair = (text: string): boolean => pairOf(text) !== null;
export const mayBeAge = (text: string): boolean => isPair(text) || ageBand.test(text.trim());

/** '9/10' and '5/11' are no financial years. */
const canBeYear = (text: string): boolean => readPeriod(text) !== null;

export interface Beside {
  /** The other texts of the same line of headers or column of labels. */
  readonly neighbours: readonly string[];
  /** Titles and headers over all of them. */
  readonly over: readonly string[];
}

/**
 * Whether '11/12' is an age: beside '10-11', 'Under 10', '9/10' or '13/14' (the next band), or under a header that says
 * so. Beside '10/11' or '12/13', which would share a year of age with it, and beside '2011/12', it is a financial year.
 */
export function isAgePair(text: string, { neighbours, over }: Beside): boolean {
  const own = pairOf(text);
  if (own === null) return false;
  if (/^age/i.test(text.trim())) return true;
  const pairs = neighbours.flatMap((other) => {
    const found = pairOf(other);
    return found === null ? [] : [{ other, found }];
  });
  if (neighbours.some((other) => pairOf(other) === null && ageBand.test(other.trim()))) return true;
  if (pairs.some(({ other }) => !canBeYear(other))) return true;
  if (pairs.some(({ found }) => found[0] === own[1] || found[1] === own[0])) return false;
  if (neighbours.some((other) => pairOf(other) === null && readPeriod(other) !== null)) return false;
  return (
    pairs.some(({ found }) => Math.abs(found[0] - own[0]) === 2) || over.some((each) => saysAge.test(each))
  );
}

/**
 * Whether a date without day or year ('11-Dec', 'Dec-15') stands among ages: typed as 11/12 or 12/15, Excel made a date
 * of it. Where as many other dates stand beside it as ages, it is a date.
 */
export function isAgeMadeDate(
  numberFormat: string,
  { ages, dates }: { readonly ages: readonly string[]; readonly dates: number },
): boolean {
  const shown = numberFormat.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '');
  if (/d/i.test(shown) && /y/i.test(shown)) return false;
  return ages.filter(mayBeAge).length > dates;
}
