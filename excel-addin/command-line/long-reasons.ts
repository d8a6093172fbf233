import { findCriterion } from '../../shared/criteria/catalogue.ts';
import type { Framework } from '../../shared/criteria/framework.ts';
import type { JudgmentFill } from '../sheets/judgment-readings.ts';
import { longestCell, toSheetText } from '../sheets/sheet-text.ts';

/** Room for the note at the end of a text that was cut. */
const longestCut = longestCell - 100;

export interface FittedFills {
  readonly fills: readonly JudgmentFill[];
  /** What was left out or replaced, a sentence for each judgment. */
  readonly sentences: readonly string[];
}

/** Reasons as a cell holds them: a text that was cut says so at its end. */
export function fitReasons(fills: readonly JudgmentFill[], framework: Framework): FittedFills {
  const fitted = fills.map((fill) => {
    const name = `${findCriterion(framework, fill.criterion)?.number ?? fill.criterion} (${fill.layer})`;
    const { text, continued, leftOut, replaced } = toSheetText(fill.reasons);
    const sentences = replaced === 0 ? [] : [`${name}: ${replacedWords(replaced)}.`];
    if (continued === '') return { fill: { ...fill, reasons: text }, sentences };
    const kept = text.slice(0, longestCut).toWellFormed();
    const lost = (text.length + continued.length + leftOut - kept.length).toLocaleString('en-GB');
    const reasons = `${kept} [The last ${lost} characters had no room in this cell.]`;
    const sentence = `${name}: the reasons are longer than a cell holds. Their last ${lost} characters were left out, and the cell says so.`;
    return { fill: { ...fill, reasons }, sentences: [...sentences, sentence] };
  });
  return {
    fills: fitted.map(({ fill }) => fill),
    sentences: fitted.flatMap(({ sentences }) => sentences),
  };
}

const replacedWords = (count: number): string =>
  `${count === 1 ? '1 character' : `${count} characters`} of the reasons that Excel cannot hold ${count === 1 ? 'was' : 'were'} replaced`;
