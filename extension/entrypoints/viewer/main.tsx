import { render } from 'preact';
import { browser } from 'wxt/browser';
import { listenToAnnouncements } from '../../store/announcements.ts';
import { browserEffects } from '../../store/browser-effects.ts';
import { Database } from '../../store/database.ts';
import { readPassedFile } from '../../store/passed-files.ts';
import { openFile } from '../../viewer/choose-file.ts';
import { ViewerApp } from '../../viewer/viewer-app.tsx';
import { createViewerModel } from '../../viewer/viewer-model.ts';

const viewer = createViewerModel({ database: new Database(), effects: browserEffects });
const query = new URLSearchParams(location.search);

/** The worker hears the shortcut and says in which tab it was pressed. */
function onShortcut(clip: (isAsked: boolean) => void): () => void {
  const ownTab = browser.tabs.getCurrent();
  return listenToAnnouncements((announcement) => {
    if (announcement.type !== 'clip-in-viewer') return;
    void ownTab.then((tab) => {
      if (tab?.id === announcement.tabId) clip(announcement.isAsked);
    });
  });
}

async function openAsked(): Promise<void> {
  const kept = query.get('kept');
  const passed = query.get('passed');
  if (kept !== null) return viewer.openKept(kept, Number(query.get('page') ?? 1));
  if (passed === null) return;
  const found = await readPassedFile(passed);
  if (found !== null) return viewer.open(found.file, found.source);
  viewer.tell({
    level: 'problem',
    text: 'This PDF is not kept here any more. Open it again where it is from.',
  });
}

const root = document.getElementById('viewer');
if (root !== null) {
  render(<ViewerApp viewer={viewer} onShortcut={onShortcut} />, root);
}
addEventListener('copy', () => void viewer.noteGiving('text-copy'));
addEventListener('dragstart', () => void viewer.noteGiving('text-copy'));
addEventListener('beforeprint', () => void viewer.noteGiving('paper'));
addEventListener('dragover', (event) => event.preventDefault());
addEventListener('drop', (event) => {
  event.preventDefault();
  void openFile(viewer, event.dataTransfer?.files[0]);
});
void openAsked().catch((error: unknown) => {
  const name = error instanceof Error ? error.name : 'unknown error';
  viewer.tell({ level: 'problem', text: `Plumbline itself failed (${name}). Please report it.` });
});
