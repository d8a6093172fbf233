import type { Chance } from './chance.ts';
import { dayText, officerName, personName, reference } from './fiction.ts';

/** Sentences as officers, minutes and policies have them; two stocks, so that held-back pages say other things. */
export type Stock = 'tuning' | 'held';

/** What fills the places in a sentence, so that two sentences are seldom alike. */
const FILLINGS: Readonly<Record<string, readonly string[]>> = {
  when: [
    'on the first evening',
    'before the school holidays',
    'during the night shift',
    'after the second call',
    'in the week of the hearing',
    'shortly before midnight',
    'when the record was opened again',
    'at the start of the placement',
    'on the day of the fire drill',
    'while the duty team was short of staff',
  ],
  where: [
    'at the bus station',
    'in the kitchen of the flat',
    'at a neighbour’s house',
    'near the allotments',
    'in the front office',
    'behind the leisure centre',
    'on the estate by the river',
    'at the grandparents’ farm',
    'in the health centre',
    'outside the corner shop',
  ],
  whom: [
    'an older cousin',
    'the deputy head',
    'a support worker',
    'the family doctor',
    'the night manager',
    'a retired teacher',
    'the specialist nurse',
    'a volunteer driver',
    'the desk clerk',
    'the new tenant',
  ],
};

const STOCKS: Readonly<
  Record<Stock, { readonly who: string[]; readonly did: string[]; readonly after: string[] }>
> = {
  tuning: {
    who: [
      'The attending officer',
      'The supervisor',
      'A social worker',
      "The child's mother",
      'The school nurse',
      'The duty sergeant',
      'The control room',
      'The investigating officer',
      'The foster carer',
      'The youth worker',
    ],
    did: [
      'recorded that the child had been seen alone {where} and asked about {whom}',
      'asked for a strategy discussion {when} because of what {whom} had said',
      'noted that no referral had been made {when} although the threshold was met',
      "said that the family's circumstances {where} had not changed since {whom} moved out",
      'agreed to share the chronology with {whom} {when}',
      'could not explain why the risk assessment had been left blank {when}',
      'described the bedroom {where} as clean and warm, and {whom} agreed',
      'confirmed that the return interview was offered {where} within seventy-two hours',
      'found two earlier reports from {whom} which had been closed {when}',
      'raised a concern about {whom}, who collects the child {where}',
      'checked the register {when} and saw that the plan had ended',
      'told {whom} that the delay {when} came from a shortage of trained interviewers',
    ],
    after: [
      'and the decision was written down the same evening',
      'but nothing shows what was done about it',
      'so the case was passed to the joint team',
      'which the review considers good practice',
      'and the plan was changed accordingly',
      'although the form gives no reason',
      'and a further visit was arranged',
      'while the safety plan stayed in force',
      'because the earlier record was incomplete',
      'and the child’s own words were kept',
    ],
  },
  held: {
    who: [
      'The custody inspector',
      'An appropriate adult',
      'The liaison nurse',
      'The reviewing constable',
      'A neighbourhood officer',
      'The call handler',
      'The digital examiner',
      'Her grandmother',
      'The independent chair',
      'The analyst',
      'A housing officer',
      'The advocate',
    ],
    did: [
      'explained the rights leaflet to {whom} and checked {when} that it had been understood',
      'waited {where} for a bed in local authority accommodation that never came',
      'identified a pattern of late-night meetings {where} with {whom}',
      'asked whether the younger brother had been {where} during the argument with {whom}',
      'kept the telephone call open {when} until the patrol arrived',
      'compared the images with those found {where} {when}',
      'wrote to {whom} about the broken lock {when}',
      'argued {when} that detention was no longer necessary',
      'marked the intelligence from {whom} as reliable and passed it on {when}',
      'reported that the weekly meeting {where} had been cancelled three times',
      "took down the girl's account {where} in her own words and read it back to {whom}",
      'suggested to {whom} that the marker be kept for another six months',
    ],
    after: [
      'before the shift ended',
      'and this is visible in the audit trail',
      'yet the log was closed as resolved',
      'with the agreement of the family',
      'despite the written instruction',
      'and nobody was informed',
      'after which the threshold document was consulted again',
      'for which there is no entry',
      'and the outcome was shared on the following Monday',
      'under the revised procedure',
    ],
  },
};

export function sentence(chance: Chance, stock: Stock): string {
  const { who, did, after } = STOCKS[stock];
  const plain = `${chance.pick(who)} ${filled(chance, chance.pick(did))}, ${chance.pick(after)}.`;
  const shape = chance.below(8);
  if (shape === 0) return `On ${dayText(chance)} ${lower(plain)}`;
  if (shape === 1) return `${officerName(chance)} wrote: "${plain}"`;
  if (shape === 2) return `In case ${reference(chance, 'CP')} ${lower(plain)}`;
  if (shape === 3)
    return `${chance.pick(who)} ${filled(chance, chance.pick(did))}; ${personName(chance)} was present.`;
  if (shape === 4)
    return `${2 + chance.below(60)} of ${62 + chance.below(80)} records show this: ${lower(plain)}`;
  return plain;
}

const filled = (chance: Chance, text: string): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => chance.pick(FILLINGS[name] ?? []));

const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

export const paragraph = (chance: Chance, stock: Stock, least = 2): string =>
  Array.from({ length: least + chance.below(3) }, () => sentence(chance, stock)).join(' ');

/** A short entry, as rows and lists have it. */
export const note = (chance: Chance, stock: Stock): string => {
  const { who, did } = STOCKS[stock];
  return `${chance.pick(who)} ${filled(chance, chance.pick(did))}.`;
};
