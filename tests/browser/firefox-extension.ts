import puppeteer, { type Browser } from 'puppeteer-core';
import { executable } from './browsers.ts';
import { firefoxProxyPrefs } from './outside-requests.ts';

const GECKO_ID = 'plumbline@plumbline.example';
// Firefox gives each installed extension a random address; a test has to know it beforehand.
const ADDRESS = '6f1d4f8e-2c1b-4b6e-9d0a-5a1f00c0ffee';

/** A page of the extension's own, in whose world the whole extension API is at hand. */
export interface FirefoxExtensionPage {
  /** The result of an expression that gives (a promise of) a string. */
  evaluate(expression: string): Promise<string>;
  /** A real press of the mouse on the button of this name: some things Firefox allows only then. */
  press(name: string): Promise<void>;
}

export async function launchFirefoxWithExtension(
  folder: string,
  options: {
    readonly acceptInsecureCerts?: boolean;
    readonly prefs?: Readonly<Record<string, boolean>>;
    /** The person's own folder, where an organisation's settings for them may lie. */
    readonly home?: string;
  } = {},
): Promise<Browser> {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: executable('firefox'),
    headless: true,
    // Without it, pages of extensions are closed to a test.
    args: ['--remote-allow-system-access'],
    acceptInsecureCerts: options.acceptInsecureCerts ?? false,
    ...(options.home !== undefined && { env: { ...process.env, HOME: options.home } }),
    extraPrefsFirefox: {
      ...(await firefoxProxyPrefs()),
      ...options.prefs,
      'extensions.webextensions.uuids': JSON.stringify({ [GECKO_ID]: ADDRESS }),
    },
  });
  await browser.installExtension(folder);
  return browser;
}

/** What puppeteer has no word for is said in WebDriver BiDi itself. */
function speak(browser: Browser): (method: string, params: object) => Promise<BidiAnswer> {
  const { connection } = browser as unknown as { connection: BidiConnection };
  return async (method, params) => {
    const answer = await connection.send(method, params);
    return answer.result ?? answer;
  };
}

/** No synthetic key reaches a command: the browser's own key element for one of the extension's shortcuts is worked. */
export async function workFirefoxShortcut(browser: Browser, place = 0): Promise<void> {
  const send = speak(browser);
  const { contexts } = await send('browsingContext.getTree', { 'moz:scope': 'chrome' });
  const expression = `document.querySelectorAll('keyset[id^="ext-keyset"] key')[${place}].doCommand()`;
  const target = { context: contexts?.[0]?.context };
  await send('script.evaluate', { expression, target, awaitPromise: true, resultOwnership: 'none' });
}

// puppeteer's own goto never returns from a page of an extension.
export async function openFirefoxExtensionPage(
  browser: Browser,
  path: string,
): Promise<FirefoxExtensionPage> {
  const send = speak(browser);
  const { context } = await send('browsingContext.create', { type: 'tab' });
  const url = `moz-extension://${ADDRESS}/${path}`;
  await send('browsingContext.navigate', { context, url, wait: 'none' });
  const evaluate = async (expression: string) => {
    const parameters = { awaitPromise: true, userActivation: true, resultOwnership: 'none' };
    const answer = await send('script.evaluate', { expression, target: { context }, ...parameters });
    if (typeof answer.result?.value !== 'string') throw new Error(JSON.stringify(answer));
    return answer.result.value;
  };
  await untilTrue(async () => (await evaluate('location.href + document.readyState')) === `${url}complete`);
  const press = async (name: string) => {
    await send('browsingContext.activate', { context });
    // Pictures are drawn only once the tab is in front, and move what stands below them.
    const place = await evaluate(`(async () => {
      const button = [...document.querySelectorAll('button')].find((one) => one.textContent.trim() === ${JSON.stringify(name)});
      button.scrollIntoView({ block: 'center' });
      const placeOf = () => {
        // Centring again and again may go to and fro by a pixel.
        button.scrollIntoView({ block: 'nearest' });
        const { left, top, width, height } = button.getBoundingClientRect();
        return JSON.stringify([Math.round(left + width / 2), Math.round(top + height / 2)]);
      };
      for (let place = placeOf(), quiet = 0; ; ) {
        await new Promise((resolve) => setTimeout(resolve, 100));
        const now = placeOf();
        quiet = now === place ? quiet + 1 : 0;
        if (quiet === 5) return now;
        place = now;
      }
    })()`);
    const [x, y] = JSON.parse(place) as [number, number];
    const steps = [
      { type: 'pointerMove', x, y },
      { type: 'pointerDown', button: 0 },
      { type: 'pointerUp', button: 0 },
    ];
    await send('input.performActions', {
      context,
      actions: [{ type: 'pointer', id: 'mouse', actions: steps }],
    });
  };
  return { evaluate, press };
}

interface BidiAnswer {
  readonly context?: string;
  readonly contexts?: readonly BidiAnswer[];
  readonly value?: unknown;
  readonly result?: BidiAnswer;
}

interface BidiConnection {
  send(method: string, params: object): Promise<BidiAnswer>;
}

async function untilTrue(isTrue: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (!(await isTrue().catch(() => false))) {
    if (Date.now() > deadline) throw new Error('The extension page did not open');
    await new Promise((done) => setTimeout(done, 100));
  }
}
