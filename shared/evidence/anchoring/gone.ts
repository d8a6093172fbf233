import type { Anchored } from './anchor-description.ts';

export const GONE: Anchored = { verdict: 'gone', confidence: 0.9, place: null, text: '' };

export const gone = (confidence: number): Anchored => ({ ...GONE, confidence: clamp(confidence) });

export const ambiguous = (confidence: number): Anchored => ({
  verdict: 'ambiguous',
  confidence: clamp(confidence),
  place: null,
  text: '',
});

export const clamp = (share: number): number => Math.min(1, Math.max(0, share));
