import { policyLines } from '../../shared/policy/policy-sentences.ts';
import { usePolicy } from './use-policy.ts';

/** What a person cannot change here; nothing where the organisation has set nothing. */
export function PolicySection() {
  const policy = usePolicy();
  if (policy === null) return null;
  return (
    <section class="stack-tight rule-above" aria-labelledby="policy-title">
      <h2 id="policy-title">Set by your organisation</h2>
      <p class="muted">
        Whoever manages this browser decides these; what they left open is the careful choice.
      </p>
      <dl class="facts">
        {policyLines(policy).map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
