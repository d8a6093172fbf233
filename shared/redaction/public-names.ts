import { foldWord } from './flatten.ts';
import type { Hit } from './hit.ts';
import { isNameClass } from './hit.ts';
import { wordSet } from './word-set.ts';

/** Names by which reviews, laws and cases are known, that no other family bears or that nobody else would be meant by. */
const alwaysPublic = wordSet(`
victoria-climbie climbie arthur-labinjo-hughes labinjo-hughes star-hobson daniel-pelka pelka khyra-ishaq keanu-williams ayeeshia-jayne-smith baby-p peter-connelly sara-sharif logan-mwangi finley-boden alfie-steele hamzah-khan jacob-crouch maria-colwell jasmine-beckford kimberley-carlile tyra-henry lauren-wright ainlee-walker stephen-lawrence sarah-everard jimmy-savile savile sarah-payne megan-kanka milly-dowler
damilola-taylor ian-huntley shannon-matthews charlene-downes jean-charles-de-menezes macpherson laming bichard soham makin hillsborough angiolini elish-angiolini munby james-munby lucy-faithfull marie-collins suzy-lamplugh florence-nightingale nelson-mandela robert-peel mary-seacole great-ormond fred-perry winston-churchill queen-elizabeth prince-william prince-charles king-charles helen-hamlyn
rachel-de-souza rocio-cifuentes andy-cooke wendy-williams lee-freeman michelle-skeer roy-wilsher tom-winsor matt-parr zoe-billingham alexis-jay louise-casey eileen-munro yvette-cooper jess-phillips suella-braverman priti-patel theresa-may robert-buckland josh-macalister amanda-spielman martyn-oliver anne-longfield annie-hudson martin-narey charlie-taylor david-lammy shabana-mahmood keir-starmer rishi-sunak anthony-munby
jean-piaget erik-erikson john-bowlby mary-ainsworth abraham-maslow donna-ockenden bill-kirkup robert-francis baroness-casey lord-laming tony-blair nadhim-zahawi james-cleverly grant-shapps sajid-javid amber-rudd gavin-stephens andy-marsh mark-rowley cressida-dick lynne-owens graeme-biggar
`);

const office =
  "(?:HMI|HMCI|HM (?:Chief )?Inspector|(?:His|Her) Majesty's (?:Chief )?Inspector(?: of [A-Z][a-z]+(?: (?:and|&) [A-Z][a-z]+)*(?: Services?)?)?|(?:Home|Health|Education|Justice|Foreign) Secretary|Secretary of State(?: for [A-Z][A-Za-z ]+)?|(?:Prime |Policing |Safeguarding )?Minister|Attorney General|Children's Commissioner(?: for [A-Z][a-z]+)?|Victims' Commissioner|Chief Inspector of [A-Z][a-z]+)";
const title = '(?:,? (?:Sir|Dame|Lord|Lady|Baroness|Professor|Dr|Mr|Mrs|Ms))?,? ';
const afterOffice = new RegExp(`\\b${office}${title}$`);
const beforeOffice = new RegExp(
  `^(?: (?:QPM|CBE|OBE|KC|DL|MP))*, (?:the )?(?:then )?(?:former )?(?:${office}|President of the|Chief Executive of|Chair of the|chair of the|Lord Chief Justice|Director of Public)`,
);
const noble = /\b(?:Sir|Dame|Lord|Lady|Baroness|Professor|Prof|Lord Justice|Justice|Dr|HHJ|Judge)\.? $/;
const published =
  /^(?: [A-Z][A-Za-z]+){0,2}(?:'s?)? (?:\w+ ){0,4}?(?:[Rr]eview|[Ii]nquiry|[Ee]nquiry|[Aa]udit|[Cc]ommission|(?:wrote|published|recommended|concluded|found that|chaired|led) (?:the|a|an|its|that)\b)/;
/** "Brandon and others (2020)", "Hanson (2016)", "Sidebotham et al". */
const cited =
  /^(?:(?: and| &) (?:others|colleagues)\b| et al\b|,? [(]?(?:19|20)\d\d[a-z]?[);,:]| \((?:19|20)\d\d\))/;

/** Whether a name that was found in a flattened text is one that is in print: of a review, an office, an author. */
function isPublicName(flat: string, { start, end, class: kind, cue }: Hit): boolean {
  if (!isNameClass(kind)) return false;
  if (cue === 'case list' || cue === 'table header' || cue === 'label') return false;
  if (kind === 'officer')
    return /\bMajesty's (?:Chief )?Inspector(?:s? of [A-Z][a-z]+)?,? $/.test(
      flat.slice(Math.max(0, start - 60), start),
    );
  const written = flat.slice(start, end);
  const folded = foldWord(written.replace(/'s?$/, '')).replace(/[\s.]+/g, '-');
  if (alwaysPublic.has(folded) || alwaysPublic.has(folded.replace(/-(?:qpm|cbe|obe|dl|kc|mp)\b.*$/, '')))
    return true;
  const before = flat.slice(Math.max(0, start - 90), start);
  const after = flat.slice(end, end + 70);
  if (afterOffice.test(before) || beforeOffice.test(after)) return true;
  if (noble.test(before) && published.test(after)) return true;
  return !/[\s-]/.test(written) && cue !== 'honorific' && cue !== 'role' && cited.test(after);
}

/** The hits without those of names in print, and without the pieces of these that another form has found. */
export function withoutPublicNames(flat: string, hits: readonly Hit[]): Hit[] {
  const inPrint = hits.filter((hit) => isPublicName(flat, hit));
  return hits.filter(
    (hit) =>
      !inPrint.some(({ start, end }) => isNameClass(hit.class) && hit.start >= start && hit.end <= end),
  );
}
