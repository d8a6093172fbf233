import { signal } from '@preact/signals';
import { render } from 'preact';
import { createAnswers, type OfferedFile } from './answer-browser.ts';
import type { BringsInFiles } from './listen-to-browser.ts';
import { OfferedFileLine } from './offered-file-line.tsx';
import { placeOverPane } from './over-pane.ts';

export function answerInPane(pane: BringsInFiles): (data: unknown) => Promise<void> {
  const offered = signal<OfferedFile | null>(null);
  render(<OfferedFileLine pane={pane} offered={offered} />, placeOverPane());
  return createAnswers(window, (file) => {
    offered.value = file;
  });
}
