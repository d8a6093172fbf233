import type { ExportRefusal, OrganisationPolicy } from './organisation-policy.ts';

const whoCanChange = 'Whoever manages this browser can change it.';

export function exportRefusalSentence(refusal: ExportRefusal): string {
  if (refusal.type === 'plain-not-allowed')
    return `Not saved: your organisation lets no evidence file leave that anybody could open. ${whoCanChange}`;
  if (refusal.type === 'passphrase-not-allowed')
    return `Not saved: your organisation lets evidence files be sealed only for people whose keys it has listed, not with a passphrase. ${whoCanChange}`;
  const keys = refusal.keys.map((key) => `${key.slice(0, 12)}…`).join(', ');
  return `Not saved: your organisation has not listed ${refusal.keys.length === 1 ? 'this key' : 'these keys'} among those that evidence may be sealed for: ${keys}. ${whoCanChange}`;
}

/** What stands under "Set by your organisation". */
export function policyLines(policy: OrganisationPolicy): readonly { name: string; value: string }[] {
  return [
    { name: 'Marking', value: policy.marking },
    { name: 'Handling', value: policy.handling },
    { name: 'Locks at the latest after', value: `${policy.autoLockMinutes} minutes without use` },
    {
      name: 'Evidence files that anybody can open',
      value: policy.allowsPlainExport ? 'Allowed' : 'Not allowed',
    },
    ...(policy.retentionDays === null
      ? []
      : [
          {
            name: 'Evidence is reviewed at the latest',
            value: `${policy.retentionDays} days after an inspection’s last day`,
          },
        ]),
  ];
}
