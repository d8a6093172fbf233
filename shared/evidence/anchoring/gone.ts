import type { Anchored } from './anchor-description.ts';

const nowhere = (verdict: 'gone' | 'ambiguous', confidence: number): Anchored => ({
  verdict,
  confidence: clamp(confidence),
  place: null,
  text: '',
});

export const gone = (confidence: number): Anchored => nowhere('gone', confidence);

export const ambiguous = (confidence: number): Anchored => nowhere('ambiguous', confidence);

export const clamp = (share: number): number => Math.min(1, Math.max(0, share));
