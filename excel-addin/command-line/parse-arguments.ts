import { extname } from 'node:path';
import { parseArgs } from 'node:util';
import { defaultScheme, disclosureSchemes, type SchemeId } from '../../shared/disclosure/scheme.ts';
import { err, ok, type Result } from '../../shared/result.ts';

/** A workbook for people outside the force. */
export interface ExportOrder {
  readonly out: string;
  readonly scheme: SchemeId;
  readonly hasReasons: boolean;
}

export type Order =
  | { readonly type: 'help' }
  | { readonly type: 'remove'; readonly workbook: string; readonly out: string }
  | { readonly type: 'export'; readonly workbook: string; readonly exported: ExportOrder }
  | {
      readonly type: 'grade';
      readonly workbook: string;
      readonly out: string;
      readonly evidence: readonly string[];
      readonly judgments: string | null;
      readonly forceJudgments: string | null;
      readonly rule: string | null;
      /** Fill the force's columns from judgments inside the evidence files. */
      readonly takesForceJudgments: boolean;
      /** Standard input holds what opens sealed evidence files. */
      readonly readsPassphrase: boolean;
      /** Of the graded workbook, beside it. */
      readonly exported: ExportOrder | null;
    };

const options = {
  evidence: { type: 'string', multiple: true },
  judgments: { type: 'string' },
  'force-judgments': { type: 'string' },
  out: { type: 'string' },
  rule: { type: 'string' },
  'take-force-judgments': { type: 'boolean' },
  'passphrase-stdin': { type: 'boolean' },
  export: { type: 'string' },
  scheme: { type: 'string' },
  'with-reasons': { type: 'boolean' },
  remove: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** What was asked for, or a sentence that says what is wrong with it. */
export function parseArguments(args: readonly string[]): Result<Order, string> {
  const parsed = parsedOptions(args);
  if (!parsed.ok) return parsed;
  const { values, positionals, tokens } = parsed.value;
  if (values.help) return ok({ type: 'help' });
  const clash = givenTwice(tokens) ?? cannotGoTogether(values);
  if (clash !== null) return err(clash);
  const [workbook, ...others] = positionals;
  if (workbook === undefined) return err('Say which workbook to grade: npm run grade -- FORCE.xlsx …');
  if (others.length > 0) return err(`Give one workbook only; “${others.join('”, “')}” is one too many.`);
  const exported = exportOrder(values, workbook);
  if (!exported.ok) return exported;
  if (values.out === undefined && exported.value !== null)
    return onlyExports(values) ?? ok({ type: 'export', workbook, exported: exported.value });
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
    takesForceJudgments: values['take-force-judgments'] ?? false,
    readsPassphrase: values['passphrase-stdin'] ?? false,
    exported: exported.value,
  });
}

/** Null where none is asked for. */
function exportOrder(values: Parsed['values'], workbook: string): Result<ExportOrder | null, string> {
  const hasReasons = values['with-reasons'] ?? false;
  if (values.export === undefined) {
    const stray = values.scheme === undefined ? hasReasons && 'with-reasons' : 'scheme';
    return stray === false ? ok(null) : err(`--${stray} goes with --export FILE.xlsx only.`);
  }
  const scheme = disclosureSchemes.find(({ id }) => id === (values.scheme ?? defaultScheme));
  if (scheme === undefined)
    return err(
      `“${values.scheme}” is no scheme; there are ${disclosureSchemes.map(({ id }) => id).join(', ')}.`,
    );
  if (extname(values.export).toLowerCase() !== '.xlsx') return err('--export must end in .xlsx.');
  return values.export === values.out || values.export === workbook
    ? err('--export must be a file of its own.')
    : ok({ out: values.export, scheme: scheme.id, hasReasons });
}

/** Without --out the workbook is only read. */
function onlyExports(values: Parsed['values']): Result<never, string> | null {
  const own = ['export', 'scheme', 'with-reasons'];
  const other = Object.keys(values).find((name) => !own.includes(name));
  return other === undefined
    ? null
    : err(`--${other} changes the workbook: say where to write it, --out GRADED.xlsx, or leave it out.`);
}

type Parsed = Extract<ReturnType<typeof parsedOptions>, { readonly ok: true }>['value'];

function givenTwice(tokens: Parsed['tokens']): string | null {
  const once = tokens.flatMap((token) =>
    token.kind === 'option' && token.name !== 'evidence' ? [token.name] : [],
  );
  const twice = once.find((name, index) => once.indexOf(name) < index);
  return twice === undefined ? null : `--${twice} is given twice; give it once.`;
}

function cannotGoTogether(values: Parsed['values']): string | null {
  const { remove, out: _, ...others } = values;
  const [other] = Object.keys(others);
  if (remove && other !== undefined)
    return `--remove takes our sheets out and does nothing else: leave out --${other}, or leave out --remove.`;
  if (values['passphrase-stdin'] && values.evidence === undefined)
    return '--passphrase-stdin opens a sealed evidence file: add --evidence FILE.plumb.age.';
  if (!values['take-force-judgments']) return null;
  if (values['force-judgments'] !== undefined)
    return 'Give --force-judgments or --take-force-judgments, not both: which of them counts is not ours to guess.';
  return values.evidence === undefined
    ? '--take-force-judgments takes them from a file: add --evidence FILE.plumb.'
    : null;
}

function parsedOptions(args: readonly string[]) {
  try {
    return ok(parseArgs({ args: [...args], options, allowPositionals: true, strict: true, tokens: true }));
  } catch (fault) {
    return err(fault instanceof Error ? fault.message : String(fault));
  }
}
