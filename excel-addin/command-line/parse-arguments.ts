import { extname } from 'node:path';
import { parseArgs } from 'node:util';
import { err, ok, type Result } from '../../shared/result.ts';

export type Order =
  | { readonly type: 'help' }
  | { readonly type: 'remove'; readonly workbook: string; readonly out: string }
  | {
      readonly type: 'grade';
      readonly workbook: string;
      readonly out: string;
      readonly evidence: readonly string[];
      readonly judgments: string | null;
      readonly forceJudgments: string | null;
      readonly rule: string | null;
    };

const options = {
  evidence: { type: 'string', multiple: true },
  judgments: { type: 'string' },
  'force-judgments': { type: 'string' },
  out: { type: 'string' },
  rule: { type: 'string' },
  remove: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** What was asked for, or a sentence that says what is wrong with it. */
export function parseArguments(args: readonly string[]): Result<Order, string> {
  const parsed = parsedOptions(args);
  if (!parsed.ok) return parsed;
  const { values, positionals } = parsed.value;
  if (values.help) return ok({ type: 'help' });
  const [workbook, ...others] = positionals;
  if (workbook === undefined) return err('Say which workbook to grade: npm run grade -- FORCE.xlsx …');
  if (others.length > 0) return err(`Give one workbook only; “${others.join('”, “')}” is one too many.`);
  if (values.out === undefined) return err('Say where to write the graded workbook: --out GRADED.xlsx');
  if (extname(values.out).toLowerCase() !== extname(workbook).toLowerCase())
    return err(`--out must end in ${extname(workbook) || '.xlsx'}, as the workbook does.`);
  if (values.remove) return ok({ type: 'remove', workbook, out: values.out });
  return ok({
    type: 'grade',
    workbook,
    out: values.out,
    evidence: values.evidence ?? [],
    judgments: values.judgments ?? null,
    forceJudgments: values['force-judgments'] ?? null,
    rule: values.rule ?? null,
  });
}

function parsedOptions(args: readonly string[]) {
  try {
    return ok(parseArgs({ args: [...args], options, allowPositionals: true, strict: true }));
  } catch (fault) {
    return err(fault instanceof Error ? fault.message : String(fault));
  }
}
