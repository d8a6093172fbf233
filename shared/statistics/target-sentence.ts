import type { ControlChart } from './control-chart.ts';

/** Whether the target can be expected to be met; null where there is nothing to say. */
export function targetSentence({ assurance }: ControlChart): string | null {
  if (assurance === null) return null;
  const words = {
    'always-met': 'If nothing changes, the target will be met every time.',
    'never-met': 'If nothing changes, the target will not be met.',
    'sometimes-met':
      'If nothing changes, the target will be met at some times and missed at others, by chance.',
  };
  return words[assurance];
}
