import { policeForces } from '../../shared/criteria/police-forces.ts';
import { labelForm } from './label-form.ts';

/** The nine regions of England as the Home Office groups forces, and Wales; 'Eastern' is its older word. */
const regions: ReadonlySet<string> = new Set([
  'north east',
  'north west',
  'yorkshire and the humber',
  'east midlands',
  'west midlands',
  'east of england',
  'eastern',
  'london',
  'south east',
  'south west',
  'wales',
  'england',
]);

const otherNames: Readonly<Record<string, string>> = {
  metropolitan: 'Metropolitan Police',
  'metropolitan police service': 'Metropolitan Police',
  'met police': 'Metropolitan Police',
  btp: 'British Transport Police',
  'dyfed powys': 'Dyfed-Powys',
  gmp: 'Greater Manchester',
};

const forcesByForm: ReadonlyMap<string, string> = new Map([
  ...policeForces.map((force) => [labelForm(force), force] as const),
  ...Object.entries(otherNames),
]);

export const isRegion = (label: string): boolean => regions.has(labelForm(label));

/** Added, dropped, changed or swapped letters: how far a name is from another, up to two. */
function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3;
  let before = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const changed = (before[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(changed, (before[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    before = row;
  }
  return before[b.length] ?? 3;
}

export interface ForceOfLabel {
  readonly force: string;
  /** The label is not the name, but one or two letters from it. */
  readonly isMisspelt: boolean;
}

const plainForm = (label: string): string =>
  labelForm(label)
    .replace(/^(.+), (city of)$/u, '$2 $1')
    .replace(/\s*\b(?:police|constabulary|police service)$/u, (word, at: number) => (at === 0 ? word : ''))
    .trim();

/** The police force that a label names: 'Avon & Somerset', 'London, City of', 'Northhumbria'. */
export function forceOf(label: string): ForceOfLabel | null {
  const forms = [labelForm(label), plainForm(label)];
  for (const form of forms) {
    const force = forcesByForm.get(form);
    if (force !== undefined) return { force, isMisspelt: false };
  }
  return null;
}

/** The one force whose name is a letter or two from a label; for labels in a table of forces only. */
export function misspeltForceOf(label: string): ForceOfLabel | null {
  const form = plainForm(label);
  if (form.length < 6 || form.length > 30 || isRegion(label)) return null;
  const near = [...forcesByForm]
    .filter(([known]) => known.length >= 6)
    .map(([known, force]) => ({ force, far: distance(form, known), allowed: known.length >= 9 ? 2 : 1 }))
    .filter(({ far, allowed }) => far > 0 && far <= allowed)
    .sort((a, b) => a.far - b.far);
  const [best, next] = near;
  if (best === undefined || (next !== undefined && next.far === best.far && next.force !== best.force)) {
    return null;
  }
  return { force: best.force, isMisspelt: true };
}

/** 'Surrey & Sussex', 'Bedfordshire, Cambridgeshire and Hertfordshire': forces that report one figure together. */
export function isJointForces(label: string): boolean {
  if (forceOf(label) !== null) return false;
  const parts = labelForm(label).split(/\s*(?:,|\/|\+| and )\s*/u);
  return parts.length > 1 && parts.every((part) => part !== '' && forceOf(part) !== null);
}
