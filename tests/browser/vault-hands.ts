export const samplePassphrase = 'lantern harbour thimble oatmeal';

/** Fills the lock screen as a person would; runs in a page of ours, so it may use nothing from outside. */
async function fillLockScreen(
  fields: readonly (readonly [string, string])[],
  button: string,
): Promise<string> {
  const until = async <T>(find: () => T | null | undefined | false): Promise<T> => {
    for (let tries = 0; tries < 400; tries++) {
      const found = find();
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`Not found: ${find}`);
  };
  for (const [words, value] of fields) {
    const label = await until(() =>
      [...document.querySelectorAll('label')].find((one) => one.textContent.trim() === words),
    );
    const input = label.control as HTMLInputElement;
    input.value = value;
    input.dispatchEvent(new Event('input', { bubbles: true }));
  }
  [...document.querySelectorAll('button')].find((one) => one.textContent.trim() === button)?.click();
  await until(
    () =>
      document.querySelector('input[autocomplete$="-password"]') === null && document.querySelector('button'),
  );
  return 'open';
}

const fillScript = (fields: readonly (readonly [string, string])[], button: string) =>
  `(${fillLockScreen})(${JSON.stringify(fields)}, ${JSON.stringify(button)})`;

/** Expressions, so that they run in any page of the extension, in both browsers. */
export const setUpVaultScript = fillScript(
  [
    ['New passphrase', samplePassphrase],
    ['The same again', samplePassphrase],
  ],
  'Use this passphrase',
);
export const unlockScript = fillScript([['Passphrase', samplePassphrase]], 'Unlock');
