import { render } from 'preact';
import { browser } from 'wxt/browser';
import { whileUnlocked } from '../../locking/while-unlocked.ts';
import { listenToAnnouncements } from '../../store/announcements.ts';
import { browserEffects } from '../../store/browser-effects.ts';
import { createBrowserVault } from '../../store/browser-vault.ts';
import { readPassedFile } from '../../store/passed-files.ts';
import { openStandingDatabase } from '../../store/standing-database.ts';
import { openFile } from '../../viewer/choose-file.ts';
import { ViewerApp } from '../../viewer/viewer-app.tsx';
import { createViewerModel, type ViewerModel } from '../../viewer/viewer-model.ts';

const context = { database: openStandingDatabase(), effects: browserEffects, vault: createBrowserVault() };
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

async function openAsked(viewer: ViewerModel): Promise<void> {
  const kept = query.get('kept');
  const passed = query.get('passed');
  if (kept !== null) return viewer.openKept(kept, Number(query.get('page') ?? 1));
  if (passed === null) return;
  const found = await readPassedFile(context, passed);
  if (found !== null) return viewer.open(found.file, found.source);
  viewer.tell({
    level: 'problem',
    text: 'This PDF is not kept here any more. Open it again where it is from.',
  });
}

function begin(root: HTMLElement): void {
  const viewer = createViewerModel(context);
  render(<ViewerApp viewer={viewer} onShortcut={onShortcut} />, root);
  addEventListener('copy', () => void viewer.noteGiving('text-copy'));
  addEventListener('dragstart', () => void viewer.noteGiving('text-copy'));
  addEventListener('beforeprint', () => void viewer.noteGiving('paper'));
  addEventListener('drop', (event) => {
    void openFile(viewer, event.dataTransfer?.files[0]);
  });
  void openAsked(viewer).catch((error: unknown) => {
    const name = error instanceof Error ? error.name : 'unknown error';
    viewer.tell({ level: 'problem', text: `Plumbline itself failed (${name}). Please report it.` });
  });
}

// Also while it is locked: the browser would show what is dropped in the place of this page.
for (const type of ['dragover', 'drop']) addEventListener(type, (event) => event.preventDefault());
const root = document.getElementById('viewer');
if (root !== null) void whileUnlocked(context, root, () => begin(root));
void import('../../panel/show-marking.ts').then(({ showMarking }) => showMarking());
