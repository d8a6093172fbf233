import { invalidArgument } from '../rich-api/rich-error.ts';

export function textArgument(value: unknown): string {
  if (typeof value !== 'string') throw invalidArgument();
  return value;
}

/** Excel takes a number as a key too: tables.getItem(1). */
export function keyArgument(value: unknown): string {
  if (typeof value !== 'string' && typeof value !== 'number') throw invalidArgument();
  return String(value);
}

export function numberArgument(value: unknown, fallback?: number): number {
  if ((value === null || value === undefined) && fallback !== undefined) return fallback;
  if (typeof value !== 'number' || !Number.isFinite(value)) throw invalidArgument();
  return value;
}

export function indexArgument(value: unknown): number {
  const index = numberArgument(value);
  if (!Number.isInteger(index) || index < 0) throw invalidArgument();
  return index;
}

export function flagArgument(value: unknown): boolean {
  if (typeof value !== 'boolean') throw invalidArgument();
  return value;
}

export function recordArgument(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw invalidArgument();
  return value as Readonly<Record<string, unknown>>;
}

/** '#RRGGBB', with or without '#', or one of the few colour words that Excel's users write. */
export function colorArgument(value: unknown): string {
  const words: Readonly<Record<string, string>> = {
    white: '#FFFFFF',
    black: '#000000',
    red: '#FF0000',
    yellow: '#FFFF00',
  };
  const text = textArgument(value);
  const color = words[text.toLowerCase()] ?? (text === '' || text.startsWith('#') ? text : `#${text}`);
  if (color !== '' && !/^#[0-9a-f]{6}$/i.test(color)) throw invalidArgument();
  return color.toUpperCase();
}
