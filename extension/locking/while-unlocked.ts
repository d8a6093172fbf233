import { onVaultChange } from '../store/browser-vault.ts';
import type { StoreContext } from '../store/store-context.ts';

/**
 * Begins once the vault is open, behind the lock screen until then. A lock loads the page anew: nothing that was read
 * stays in it. Words half typed are stored at every keystroke.
 */
export async function whileUnlocked(
  context: StoreContext,
  root: HTMLElement,
  begin: () => void,
): Promise<void> {
  onVaultChange((isOpen) => {
    if (!isOpen) location.reload();
  });
  if ((await context.vault.keys()) === null) {
    const { showLockScreen } = await import('./show-lock-screen.tsx');
    await showLockScreen(context, root);
  }
  begin();
}
