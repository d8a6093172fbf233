import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { defaultHandling, defaultMarking } from '../../shared/policy/default-marking.ts';
import { beginInspectionScript } from './begin-inspection.ts';
import { browserWithPolicy, maySetPolicy, type PolicyBrowser } from './browser-policy.ts';
import { LAUNCH_TIMEOUT_MS } from './browsers.ts';
import { builtExtension } from './built-extension.ts';
import {
  type FirefoxExtensionPage,
  launchFirefoxWithExtension,
  openFirefoxExtensionPage,
} from './firefox-extension.ts';
import { type InstalledExtension, installExtension } from './installed-extension.ts';
import { readStored } from './stored-inspection.ts';

/** As Chromium makes an id: the first 16 bytes of the key's SHA-256, in letters from a to p. */
function extensionId(): string {
  const { key } = JSON.parse(readFileSync(join(builtExtension('chromium'), 'manifest.json'), 'utf8'));
  const digest = createHash('sha256').update(Buffer.from(key, 'base64')).digest('hex').slice(0, 32);
  return [...digest].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join('');
}

const policyOf = (settings: object) => ({ '3rdparty': { extensions: { [extensionId()]: settings } } });

/** Runs in a page of the extension: the values under "Set by your organisation", by their names. */
function readSection(): Readonly<Record<string, string>> | null {
  const title = document.querySelector('#policy-title');
  const rows = [...(title?.closest('section')?.querySelectorAll('dl > div') ?? [])];
  const text = (row: Element, tag: string) => row.querySelector(tag)?.textContent ?? '';
  return title === null ? null : Object.fromEntries(rows.map((row) => [text(row, 'dt'), text(row, 'dd')]));
}

/** Runs in a page of the extension: the line over it. */
const readMarking = (): readonly (string | null | undefined)[] =>
  ['marking', 'handling'].map((id) => document.getElementById(id)?.textContent);

async function openFiles({ panel }: InstalledExtension): Promise<void> {
  await panel.bringToFront();
  await panel.locator('::-p-aria(Files)').click();
  await panel.waitForSelector('::-p-text(Save an evidence file)');
}

const PLAIN = 'Evidence files that anybody can open';

describe.runIf(maySetPolicy)('what an organisation sets in Chromium by a policy file', () => {
  let policy: PolicyBrowser;
  let extension: InstalledExtension;

  beforeAll(async () => {
    policy = browserWithPolicy(
      policyOf({
        ...{ marking: 'OFFICIAL', autoLockMinutes: 'ten', allowPlainExport: 'true' },
        ...{ unknownKey: 1, handling: 'Inspection team only (fictional)', retentionDays: 30 },
      }),
    );
    vi.stubEnv('PLUMBLINE_CHROMIUM', policy.path);
    extension = await installExtension();
  }, LAUNCH_TIMEOUT_MS);

  afterAll(async () => {
    vi.unstubAllEnvs();
    await extension?.browser.close();
    policy?.remove();
  });

  test('arrives by the managed schema, less what is of a wrong type', async () => {
    // Chromium hands it over a while after the extension was loaded for the first time.
    await expect
      .poll(() => extension.panel.evaluate('chrome.storage.managed.get(null)'), { timeout: 20_000 })
      .toEqual({ marking: 'OFFICIAL', handling: 'Inspection team only (fictional)', retentionDays: 30 });
  });

  test('is shown in the panel, with the careful choice for what is missing or wrong', async () => {
    await openFiles(extension);
    await extension.panel.waitForSelector('#policy-title');
    expect(await extension.panel.evaluate(readSection)).toMatchObject({
      ...{ Marking: 'OFFICIAL', Handling: 'Inspection team only (fictional)' },
      [PLAIN]: 'Not allowed',
      // The policy says “ten”, which is no number.
      'Locks at the latest after': '5 minutes without use',
    });
  });

  test('marks every screen with the organisation’s words', async () => {
    const words = ['OFFICIAL', 'Inspection team only (fictional)'];
    const { browser, panel } = extension;
    expect(await panel.evaluate(readMarking)).toEqual(words);
    const viewer = await browser.newPage();
    await viewer.goto(panel.url().replace(/sidepanel.*/, 'viewer.html'), { waitUntil: 'load' });
    await expect.poll(() => viewer.evaluate(readMarking)).toEqual(words);
    await viewer.close();
  });

  test('lets a review date be no later than it says, and says so at the field', async () => {
    const { panel } = extension;
    await panel.bringToFront();
    await panel.locator('summary::-p-text(About this inspection)').click();
    const says = (words: string) =>
      expect
        .poll(() => panel.evaluate(() => document.body.textContent), { timeout: 20_000 })
        .toContain(words);
    await says('Your organisation lets it be at most 30 days after the last day');
    const choose = async (reviewDate: string) => {
      const [first, last, review] = ['2026-11-02', '2026-11-13', reviewDate];
      await panel.$$eval(
        'input[type=date]',
        (dates, values) => {
          for (const [index, date] of dates.entries()) {
            date.value = values[index] ?? '';
            date.dispatchEvent(new Event('input', { bubbles: true }));
          }
        },
        [first, last, review],
      );
      await panel.locator('::-p-aria([name="Save the inspection"][role="button"])').click();
    };
    await choose('2026-12-14');
    await says('Choose 13 Dec 2026 or an earlier day.');
    await choose('2026-12-13');
    await expect
      .poll(async () => (await readStored(panel)).state.inspection?.reviewDate, { timeout: 20_000 })
      .toBe('2026-12-13');
  });

  test('refuses an evidence file that anybody could open, in words', async () => {
    const { panel } = extension;
    await panel.locator('::-p-aria(Who is it for?)').fill('The analyst (fictional)');
    await panel.locator('label.check::-p-text(Not sealed)').click();
    await panel.locator('::-p-aria(Save the evidence file)').click();
    await panel.waitForSelector(
      '::-p-text(Not saved: your organisation lets no evidence file leave that anybody could open.)',
    );
  });
});

describe('a browser in which nothing is set', () => {
  test(
    'shows nothing of it, and saves evidence files as before',
    async () => {
      const extension = await installExtension();
      try {
        await openFiles(extension);
        const { panel } = extension;
        expect(await panel.evaluate(readSection)).toBeNull();
        expect(await panel.evaluate(readMarking)).toEqual([defaultMarking, defaultHandling]);
        await panel.locator('::-p-aria(Who is it for?)').fill('The analyst (fictional)');
        await panel.locator('label.check::-p-text(Not sealed)').click();
        await panel.locator('::-p-aria(Save the evidence file)').click();
        await panel.waitForSelector('::-p-text(is in your downloads)');
      } finally {
        await extension.browser.close();
      }
    },
    LAUNCH_TIMEOUT_MS,
  );
});

describe('what an organisation sets in Firefox by a managed-storage file', () => {
  let home: string;
  let browser: Browser;
  let panel: FirefoxExtensionPage;

  beforeAll(async () => {
    home = mkdtempSync(join(tmpdir(), 'plumbline-home-'));
    const folder = join(home, '.mozilla/managed-storage');
    mkdirSync(folder, { recursive: true });
    const name = 'plumbline@plumbline.example';
    const data = { marking: 'OFFICIAL', allowPlainExport: 'true' };
    const manifest = { name, description: 'Set for a test', type: 'storage', data };
    writeFileSync(join(folder, `${name}.json`), JSON.stringify(manifest));
    browser = await launchFirefoxWithExtension(builtExtension('firefox'), { home });
    panel = await openFirefoxExtensionPage(browser, 'sidepanel.html?tab');
    await panel.evaluate(beginInspectionScript);
  }, LAUNCH_TIMEOUT_MS);

  afterAll(async () => {
    await browser?.close();
    rmSync(home, { recursive: true, force: true });
  });

  test('is shown in the panel, a value of a wrong type as the careful choice', async () => {
    await panel.evaluate(`(async () => {
      [...document.querySelectorAll('nav button')].find((one) => one.textContent === 'Files').click();
      return 'done';
    })()`);
    const read = `JSON.stringify((${String(readSection)})())`;
    await expect
      .poll(async () => JSON.parse(await panel.evaluate(read)), { timeout: 20_000 })
      .toMatchObject({ Marking: 'OFFICIAL', [PLAIN]: 'Not allowed' });
  });
});
