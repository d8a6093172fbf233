import { parseAddress } from '../workbook-model/address.ts';
import { type FormulaNode, NotCalculable } from './formula-tree.ts';

interface Token {
  readonly type: 'number' | 'text' | 'error' | 'reference' | 'word' | 'symbol';
  readonly text: string;
}

const SHEET = String.raw`(?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!`;
const CELL = String.raw`\$?[A-Za-z]{1,3}\$?\d{1,7}`;
const WHOLE = String.raw`\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}|\$?\d{1,7}:\$?\d{1,7}`;
const PATTERNS: readonly (readonly [Token['type'], RegExp])[] = [
  ['text', /"(?:[^"]|"")*"/uy],
  ['error', /#(?:N\/A|VALUE!|REF!|DIV\/0!|NUM!|NAME\?|NULL!)/uy],
  ['reference', new RegExp(`(?:${SHEET})?(?:${CELL}(?::${CELL})?|${WHOLE})(?![\\p{L}\\p{N}_(.\\[])`, 'uy')],
  ['number', /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/uy],
  // A word, and a table's brackets straight behind it; brackets may hold brackets.
  ['word', /[\p{L}_\\][\p{L}\p{N}_.\\]*(?:\[(?:[^[\]']|'.|\[(?:[^[\]']|'.)*\])*\])?/uy],
  ['symbol', /<=|>=|<>|[-+*/^&=<>%(),]/uy],
];

function tokenize(formula: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < formula.length) {
    if (/\s/.test(formula.charAt(at))) {
      at++;
      continue;
    }
    const token = readToken(formula, at);
    if (!token) throw new NotCalculable(`Cannot read "${formula.slice(at, at + 20)}".`);
    tokens.push(token);
    at += token.text.length;
  }
  return tokens;
}

function readToken(formula: string, at: number): Token | undefined {
  for (const [type, pattern] of PATTERNS) {
    pattern.lastIndex = at;
    const text = pattern.exec(formula)?.[0];
    if (text !== undefined) return { type, text };
  }
  return undefined;
}

/** Loosest first; '^' and the rest bind from the left, as in Excel. */
const LEVELS = [['=', '<>', '<', '>', '<=', '>='], ['&'], ['+', '-'], ['*', '/'], ['^']] as const;

/** Reads a formula, without its '='. Throws NotCalculable where it holds what only Excel understands. */
export function parseFormula(formula: string): FormulaNode {
  const tokens = tokenize(formula);
  let at = 0;
  const peek = (): string => tokens[at]?.text ?? '';
  const take = (expected: string): void => {
    if (peek() !== expected) throw new NotCalculable(`Expected "${expected}" in ${formula}.`);
    at++;
  };

  const parseLevel = (level: number): FormulaNode => {
    const operators: readonly string[] | undefined = LEVELS[level];
    if (!operators) return parseUnary();
    let left = parseLevel(level + 1);
    while (tokens[at]?.type === 'symbol' && operators.includes(peek())) {
      const operator = peek();
      at++;
      left = { type: 'binary', operator, left, right: parseLevel(level + 1) };
    }
    return left;
  };

  const parseUnary = (): FormulaNode => {
    if (peek() === '-' && tokens[at]?.type === 'symbol') {
      at++;
      return { type: 'minus', operand: parseUnary() };
    }
    if (peek() === '+' && tokens[at]?.type === 'symbol') {
      at++;
      return parseUnary();
    }
    let node = parsePrimary();
    while (peek() === '%') {
      at++;
      node = { type: 'percent', operand: node };
    }
    return node;
  };

  const parseArguments = (): readonly FormulaNode[] => {
    const args: FormulaNode[] = [];
    take('(');
    while (peek() !== ')') {
      args.push(peek() === ',' ? { type: 'literal', value: null } : parseLevel(0));
      if (peek() !== ')') take(',');
    }
    take(')');
    return args;
  };

  const parsePrimary = (): FormulaNode => {
    const token = tokens[at];
    if (token?.text === '(') {
      take('(');
      const inner = parseLevel(0);
      take(')');
      return inner;
    }
    if (!token || token.type === 'symbol') throw new NotCalculable(`Something is missing in ${formula}.`);
    at++;
    if (token.type === 'word' && peek() === '(') {
      return { type: 'call', name: token.text.toUpperCase().replace(/^_XLFN\./, ''), args: parseArguments() };
    }
    return leaf(token);
  };

  const tree = parseLevel(0);
  if (at < tokens.length) throw new NotCalculable(`"${peek()}" is left over in ${formula}.`);
  return tree;
}

function leaf(token: Token): FormulaNode {
  const { text } = token;
  switch (token.type) {
    case 'number':
      return { type: 'literal', value: Number(text) };
    case 'text':
      return { type: 'literal', value: text.slice(1, -1).replaceAll('""', '"') };
    case 'error':
      return { type: 'literal', value: { error: text } };
    case 'reference':
      return reference(text);
    default:
      return word(text);
  }
}

function reference(text: string): FormulaNode {
  const bang = text.lastIndexOf('!');
  const box = parseAddress(text.slice(bang + 1));
  if (!box) throw new NotCalculable(`${text} is no place on a sheet.`);
  if (bang < 0) return { type: 'range', box };
  const sheetName = text.slice(0, bang).replace(/^'|'$/g, '').replaceAll("''", "'");
  return { type: 'range', sheetName, box };
}

function word(text: string): FormulaNode {
  const bracket = text.indexOf('[');
  if (bracket >= 0)
    return { type: 'table', tableName: text.slice(0, bracket), part: text.slice(bracket + 1, -1) };
  if (/^(true|false)$/i.test(text)) return { type: 'literal', value: text.toLowerCase() === 'true' };
  return { type: 'name', name: text };
}
