import { describe, expect, test } from 'vitest';
import type { CaptureOutcome } from '../../../../extension/capture/capture-outcome.ts';
import { chooseFrameResult } from '../../../../extension/capture/choose-frame-result.ts';
import type { FrameReport } from '../../../../extension/capture/frame-report.ts';

const clipOf = (quote: string): CaptureOutcome => ({
  type: 'captured',
  clip: {
    quote,
    selectors: [],
    structure: { headings: [], table: null, field: null, list: null },
    pageUrl: 'http://records.example/frame',
    pageTitle: 'Frame',
    frameUrl: null,
    isFindable: true,
    anchor: null,
    unread: [],
  },
});

const top = (parts: Partial<FrameReport>): FrameReport => ({
  isTop: true,
  url: 'http://records.example/',
  title: 'Records',
  hasFocus: false,
  activeFrame: null,
  outcome: { type: 'nothing-selected' },
  ...parts,
});

const inner = (url: string, parts: Partial<FrameReport>): FrameReport => ({
  ...top(parts),
  isTop: false,
  url,
  title: 'Frame',
});

const quoteOf = (reports: readonly FrameReport[]) => {
  const chosen = chooseFrameResult(reports);
  return chosen.type === 'captured' ? chosen.clip.quote : chosen.type;
};

const SAME = 'http://records.example/frame';
const OTHER = 'http://other.example/now';

describe('chooseFrameResult', () => {
  test('takes the focused frame, whatever is selected elsewhere', () => {
    const reports = [
      top({ hasFocus: true, activeFrame: { url: SAME, isSameOrigin: true }, outcome: clipOf('older') }),
      inner(SAME, { hasFocus: true, outcome: clipOf('meant') }),
    ];
    expect(quoteOf(reports)).toBe('meant');
  });

  test('gives a clip from a frame the address and title of the page', () => {
    const reports = [
      top({ hasFocus: true, activeFrame: { url: SAME, isSameOrigin: true } }),
      inner(SAME, { hasFocus: true, outcome: clipOf('meant') }),
    ];
    expect(chooseFrameResult(reports)).toMatchObject({
      clip: { pageUrl: 'http://records.example/', pageTitle: 'Records', frameUrl: SAME },
    });
  });

  test('takes the only selection when the focus is in the side panel', () => {
    const reports = [top({}), inner(SAME, { outcome: clipOf('meant') })];
    expect(quoteOf(reports)).toBe('meant');
  });

  test('takes the last-clicked frame of two when the focus is in the side panel', () => {
    const reports = [
      top({ activeFrame: { url: SAME, isSameOrigin: true }, outcome: clipOf('older') }),
      inner(SAME, { outcome: clipOf('meant') }),
    ];
    expect(quoteOf(reports)).toBe('meant');
  });

  test('knows a frame of another origin that has gone on to another page there', () => {
    const active = { url: 'http://other.example/first', isSameOrigin: false };
    const reports = [
      top({ hasFocus: true, activeFrame: active }),
      inner(OTHER, { outcome: clipOf('meant') }),
    ];
    expect(quoteOf(reports)).toBe('meant');
  });

  test('names the last-clicked frame when it could not be read', () => {
    const active = { url: OTHER, isSameOrigin: false };
    const reports = [top({ hasFocus: true, activeFrame: active, outcome: clipOf('older') })];
    expect(chooseFrameResult(reports)).toEqual({
      type: 'unreadable-frame',
      url: OTHER,
      pageUrl: 'http://records.example/',
      pageTitle: 'Records',
    });
  });

  test('asks rather than guesses between selections in two frames', () => {
    const reports = [
      top({ activeFrame: { url: 'http://records.example/third', isSameOrigin: true } }),
      inner(SAME, { outcome: clipOf('one') }),
      inner('http://records.example/other', { outcome: clipOf('two') }),
      inner('http://records.example/third', {}),
    ];
    expect(quoteOf(reports)).toBe('several-selected');
  });

  test('passes on that a password was not read', () => {
    const reports = [top({ hasFocus: true, outcome: { type: 'private-field' } })];
    expect(chooseFrameResult(reports)).toEqual({ type: 'private-field' });
  });

  test.each([[[]], [[top({ hasFocus: true })]]])('finds nothing where nothing is selected', (reports) => {
    expect(chooseFrameResult(reports)).toEqual({ type: 'nothing-selected' });
  });
});
