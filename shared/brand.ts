/** Every key of T, optional ones too: `satisfies AllProps<T>` fails when a copy forgets a field. */
export type AllProps<T> = T & { readonly [P in keyof T]-?: unknown };

/** What JSON can hold: the only values that entries, contents and packs are made of. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
