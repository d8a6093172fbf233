import { quote } from '../../shared/grading/compile-rule.ts';
import { trimSpaces } from '../../shared/grading/normal-form.ts';
import { openWord } from '../../shared/grading/normalise-judgment.ts';
import { fewestItems, fewestMethods, type Support, supportHeaders } from './finding-support.ts';
import { judgmentHeaders, layers } from './judgment-readings.ts';
import { thisRow } from './table-reference.ts';

const words = {
  noFinding: 'No finding supports this judgment yet.',
  noItem: 'No item stands behind its findings. If there are some, bring in the evidence file again. ',
  fewItems: 'Fewer than three items stand behind its findings. ',
  fewMethods: 'They come from fewer than two methods. ',
  onlySaid: 'None is from an audited case, a statistic or a paper. ',
} as const;

export interface SupportCheck {
  readonly support: Support;
  /** Whether a layer has judged the criterion: without a judgment or a finding there is nothing to warn of. */
  readonly isJudged: boolean;
  readonly hasPreferred: boolean;
}

/** A warning, never a block; '' where enough stands behind the criterion. */
export function supportWarning({ support, isJudged, hasPreferred }: SupportCheck): string {
  if (support.findings <= 0) return isJudged ? words.noFinding : '';
  if (support.items <= 0) return words.noItem.trim();
  const pieces = [
    support.items < fewestItems ? words.fewItems : '',
    support.methods < fewestMethods ? words.fewMethods : '',
    hasPreferred && support.preferred <= 0 ? words.onlySaid : '',
  ];
  return trimSpaces(pieces.join(''));
}

const own = (header: string): string => thisRow('PlJudgments', header);

export function supportFormula(hasPreferred: boolean): string {
  const isOpen = layers
    .map((layer) => `${own(judgmentHeaders[layer].countsAs)}=${quote(openWord)}`)
    .join(',');
  const say = (header: string, least: number, sentence: string) =>
    `IF(${own(header)}<${least},${quote(sentence)},"")`;
  const pieces = [
    say(supportHeaders.items, fewestItems, words.fewItems),
    say(supportHeaders.methods, fewestMethods, words.fewMethods),
    ...(hasPreferred ? [say(supportHeaders.preferred, 1, words.onlySaid)] : []),
  ].join('&');
  const noFinding = `IF(AND(${isOpen}),"",${quote(words.noFinding)})`;
  return `IF(${own('Findings')}<=0,${noFinding},IF(${own(supportHeaders.items)}<=0,${quote(words.noItem.trim())},TRIM(${pieces})))`;
}
