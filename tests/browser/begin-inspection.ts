import { setUpVaultScript } from './vault-hands.ts';

/** Begins an inspection in the panel as a person would; runs in the panel, so it may use nothing from outside. */
async function beginInspection(): Promise<string> {
  const until = async <T>(find: () => T | null | undefined | false): Promise<T> => {
    for (let tries = 0; tries < 200; tries++) {
      const found = find();
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`Not found: ${find}`);
  };
  const press = async (words: string) =>
    (
      await until(() =>
        [...document.querySelectorAll('button')].find((one) => one.textContent.trim() === words),
      )
    ).click();
  const fill = async (words: string, value: string) => {
    const label = await until(() =>
      [...document.querySelectorAll('label')].find((one) => one.textContent.trim().startsWith(words)),
    );
    const input = label.control as HTMLInputElement;
    input.value = value;
    input.dispatchEvent(new Event('input', { bubbles: true }));
  };
  await press('Start an inspection');
  await fill('Force', 'Marchshire (fictional)');
  await fill('Your name', 'Sample Inspector (fictional)');
  await fill('Your role', 'Inspector');
  await press('Start the inspection');
  await until(() => document.body.textContent.includes('Nothing to sort'));
  return 'begun';
}

/** For a page that takes expressions only; a passphrase is chosen first. */
export const beginInspectionScript = `${setUpVaultScript}.then(${beginInspection})`;
