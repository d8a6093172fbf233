import type { Chance } from './chance.ts';
import { dayText, officerName, personName, reference } from './fiction.ts';

/** Sentences as officers, minutes and policies have them; two stocks, so that held-back pages say other things. */
export type Stock = 'tuning' | 'held';

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
      'recorded that the child had been seen alone and spoken to about the events of the weekend',
      'asked for a strategy discussion before the end of the working day',
      'noted that no referral had been made although the threshold was met',
      "said that the family's circumstances had not changed since the last visit",
      'agreed to share the chronology with the other agencies',
      'could not explain why the risk assessment had been left blank',
      'described the bedroom as clean, warm and with enough bedding for both children',
      'confirmed that the return interview was offered within seventy-two hours',
      'found two earlier reports at the same address which had been closed without enquiry',
      'raised a concern about an adult who collects the child from school',
      'checked the register and saw that the plan had ended in the spring',
      'told the panel that the delay was caused by a shortage of trained interviewers',
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
      'explained the rights leaflet twice and checked that it had been understood',
      'waited four hours for a bed in local authority accommodation that never came',
      'identified a pattern of late-night travel between the two railway stations',
      'asked whether the younger brother had also been present during the argument',
      'kept the telephone call open until the patrol arrived at the gate',
      'compared the images with those found in the previous operation',
      'wrote to the housing association about the broken lock on the front door',
      'argued that detention was no longer necessary once the interview had ended',
      'marked the intelligence as reliable and passed it to the neighbouring force',
      'reported that the weekly meeting had been cancelled three times in a row',
      "took down the girl's account in her own words and read it back to her",
      'suggested that the marker be kept on the address for another six months',
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
  const plain = `${chance.pick(who)} ${chance.pick(did)}, ${chance.pick(after)}.`;
  const shape = chance.below(8);
  if (shape === 0) return `On ${dayText(chance)} ${lower(plain)}`;
  if (shape === 1) return `${officerName(chance)} wrote: "${plain}"`;
  if (shape === 2) return `In case ${reference(chance, 'CP')} ${lower(plain)}`;
  if (shape === 3) return `${chance.pick(who)} ${chance.pick(did)}; ${personName(chance)} was present.`;
  if (shape === 4)
    return `${2 + chance.below(60)} of ${62 + chance.below(80)} records show this: ${lower(plain)}`;
  return plain;
}

const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

export const paragraph = (chance: Chance, stock: Stock, least = 2): string =>
  Array.from({ length: least + chance.below(3) }, () => sentence(chance, stock)).join(' ');

/** A short entry, as rows and lists have it. */
export const note = (chance: Chance, stock: Stock): string => {
  const { who, did } = STOCKS[stock];
  return `${chance.pick(who)} ${chance.pick(did)}.`;
};
