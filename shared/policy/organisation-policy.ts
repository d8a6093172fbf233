import * as v from 'valibot';
import { defaultHandling, defaultMarking } from './default-marking.ts';

/** What an organisation has set for everybody; where it has set nothing at all, there is none. */
export interface OrganisationPolicy {
  /** Where a team's evidence may be kept together; null: nowhere. */
  readonly hubUrl: string | null;
  /** Public keys that evidence may be sealed for; 'any' where the organisation says so in so many words. */
  readonly allowedRecipients: readonly string[] | 'any';
  readonly autoLockMinutes: number;
  /** The protective marking, and how what bears it is to be handled. */
  readonly marking: string;
  readonly handling: string;
  /** After how many days evidence is to be looked at again; null: as each inspection says. */
  readonly retentionDays: number | null;
  /** Whether an evidence file may leave that anybody can open. */
  readonly allowsPlainExport: boolean;
}

const line = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1),
  // Of control and direction characters none: what is marked could be made to read otherwise.
  v.check((text) => !/\p{C}/u.test(text)),
);
/** No name or password in it: what stands in a policy is read by many. */
const httpsUrl = v.pipe(v.string(), v.regex(/^https:\/\/[^\s/?#@\\]+(?:\/[^\s@\\]*)?$/));
const whole = (least: number, most: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));

/** By the names of the managed schema. What is missing or wrong is the safe one: browsers drop wrong types unsaid. */
const policySchema = v.object({
  hubUrl: v.fallback(v.nullable(httpsUrl), null),
  allowedRecipients: v.fallback(v.array(v.pipe(v.string(), v.trim(), v.minLength(1))), []),
  autoLockMinutes: v.fallback(whole(1, 60), 5),
  marking: v.fallback(v.pipe(line, v.maxLength(40)), defaultMarking),
  handling: v.fallback(v.pipe(line, v.maxLength(300)), defaultHandling),
  retentionDays: v.fallback(v.nullable(whole(1, 36_500)), null),
  allowPlainExport: v.fallback(v.boolean(), false),
});

type Settings = v.InferOutput<typeof policySchema>;
const settingNames = Object.keys(policySchema.entries) as readonly (keyof Settings)[];

/** Null where nothing is set. A policy of which nothing can be read is one: each of its settings is the safe one. */
export function parsePolicy(managed: unknown): OrganisationPolicy | null {
  if (typeof managed !== 'object' || managed === null) return managed === undefined ? null : safest();
  if (Object.keys(managed).length === 0) return null;
  const own = settingNames.flatMap((name) =>
    Object.hasOwn(managed, name) ? [[name, (managed as Record<string, unknown>)[name]]] : [],
  );
  return toPolicy(v.parse(policySchema, { ...blank, ...Object.fromEntries(own) }));
}

/** A missing entry is one of no right type. */
const blank = Object.fromEntries(settingNames.map((name) => [name, undefined]));

export const safest = (): OrganisationPolicy => toPolicy(v.parse(policySchema, blank));

function toPolicy({ allowedRecipients, allowPlainExport, ...same }: Settings): OrganisationPolicy {
  return {
    ...same,
    allowedRecipients: allowedRecipients.includes('*') ? 'any' : allowedRecipients,
    allowsPlainExport: allowPlainExport,
  };
}

/** The sooner of what the person chose and what the organisation allows. */
export const soonestLockMinutes = (policy: OrganisationPolicy | null, chosen: number): number =>
  policy === null ? chosen : Math.min(chosen, policy.autoLockMinutes);

/** How an evidence file is to be closed. */
export type ExportProtection =
  | { readonly type: 'plain' }
  | { readonly type: 'passphrase' }
  | { readonly type: 'recipients'; readonly keys: readonly string[] };

export type ExportRefusal =
  | { readonly type: 'plain-not-allowed' }
  | { readonly type: 'passphrase-not-allowed' }
  | { readonly type: 'recipient-not-allowed'; readonly keys: readonly string[] };

/** Null where the organisation lets the file leave, or has said nothing. */
export function refusedExport(
  policy: OrganisationPolicy | null,
  protection: ExportProtection,
): ExportRefusal | null {
  if (policy === null) return null;
  if (protection.type === 'plain') return policy.allowsPlainExport ? null : { type: 'plain-not-allowed' };
  const { allowedRecipients } = policy;
  if (allowedRecipients === 'any') return null;
  // Whoever has the passphrase opens it: nobody can tell who that will be.
  if (protection.type === 'passphrase') return { type: 'passphrase-not-allowed' };
  const keys = protection.keys.filter((key) => !allowedRecipients.includes(key.trim()));
  return keys.length === 0 ? null : { type: 'recipient-not-allowed', keys };
}
