// @ts-check
/** How the three engines are started, and what only one of them can. */

import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Browser, pause } from './browser.mjs';
import { overHttp, overSocket } from './wire.mjs';

/** How long a browser or its driver may take to listen, in milliseconds. */
const MAX_START = 60_000;

/**
 * What a variable of the environment says; `.ci/with-engines.sh` sets them.
 * @param {string} name
 */
function program(name) {
  const path = process.env[name];
  if (!path) throw new Error(`${name} does not say where a program is. Run: make test-engines`);
  return path;
}

/** A port that nobody listens at. @returns {Promise<number>} */
const freePort = () =>
  new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
      server.close(() => done(port));
    });
  });

/**
 * What `ask` gives as soon as it gives something.
 * @template T
 * @param {string} what
 * @param {() => T | Promise<T>} ask
 * @returns {Promise<NonNullable<Awaited<T>>>}
 */
async function when(what, ask) {
  for (const end = Date.now() + MAX_START; Date.now() < end; await pause(50)) {
    const found = await ask();
    if (found) return found;
  }
  throw new Error(`${what} did not start within ${MAX_START / 1000} s`);
}

/**
 * Starts a driver that speaks HTTP, and a session with it.
 * @param {string} driver
 * @param {object} capabilities
 * @param {NodeJS.ProcessEnv} [environment]
 */
async function startDriver(driver, capabilities, environment = process.env) {
  const port = await freePort();
  const running = spawn(driver, [`--port=${port}`], { stdio: 'ignore', env: environment });
  const address = `http://127.0.0.1:${port}`;
  try {
    await when(driver, () => fetch(`${address}/status`).then(({ ok }) => ok, () => false));
    const wire = await overHttp(address, capabilities);
    const close = async () => {
      await wire.close().catch(() => {});
      running.kill();
    };
    return { wire, close };
  } catch (error) {
    running.kill();
    throw error;
  }
}

export async function chromium() {
  const args = ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--hide-scrollbars'];
  const { wire, close } = await startDriver(program('CHROMEDRIVER'), {
    'goog:chromeOptions': { binary: program('CHROME'), args },
    'goog:loggingPrefs': { browser: 'ALL' },
  });
  const devtools = (/** @type {string} */ cmd, /** @type {object} */ params) => wire.ask('goog/cdp/execute', { cmd, params });
  return new Browser({
    name: 'Chromium',
    wire,
    close,
    log: async () => {
      const entries = /** @type {{ level: string, message: string }[]} */ (await wire.ask('se/log', { type: 'browser' }));
      return entries.filter(({ level }) => level === 'SEVERE').map(({ message }) => message);
    },
    setOffline: (offline) => devtools('Network.emulateNetworkConditions', { offline, latency: 0, downloadThroughput: -1, uploadThroughput: -1 }),
    setScripts: (isRunning) => devtools('Emulation.setScriptExecutionDisabled', { value: !isRunning }),
    setView: (width, height) => devtools('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false }),
  });
}

/** What a new profile is not to do, and that a server on this computer is out of reach as well when Firefox is offline. */
const PREFERENCES = {
  'marionette.port': 0,
  'network.disable-localhost-when-offline': true,
  'services.settings.server': 'data:,#remote-settings-dummy/v1',
  'browser.shell.checkDefaultBrowser': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'app.update.enabled': false,
  // As on telephones, and as the other two have them here: they take no room.
  'ui.useOverlayScrollbars': 1,
};

export async function firefox() {
  const profile = mkdtempSync(join(tmpdir(), 'dateline-firefox-'));
  writeFileSync(join(profile, 'user.js'), Object.entries(PREFERENCES).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`).join(''));
  const running = spawn(program('FIREFOX'), ['--headless', '--no-remote', '--marionette', '--remote-allow-system-access', '--profile', profile, 'about:blank'], { stdio: 'ignore' });
  const gone = new Promise((done) => running.once('exit', done));
  const remove = async () => {
    running.kill();
    await gone;
    rmSync(profile, { recursive: true, force: true });
  };
  try {
    const file = join(profile, 'MarionetteActivePort');
    const port = await when('Firefox', () => (existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0));
    const wire = await overSocket(port, {});
    /** Runs in the browser around the page. @param {string} script @param {...unknown} args */
    const inBrowser = async (script, ...args) => {
      await wire.ask('Marionette:SetContext', { value: 'chrome' });
      try {
        return (await wire.ask('WebDriver:ExecuteScript', { script, args })).value;
      } finally {
        await wire.ask('Marionette:SetContext', { value: 'content' });
      }
    };
    return new Browser({
      name: 'Firefox',
      wire,
      // Messages of scripts and of the policy, without warnings, and without those of Firefox' own files.
      log: () =>
        inBrowser(`const found = Services.console.getMessageArray().flatMap((message) => {
          if (!(message instanceof Ci.nsIScriptError) || message.flags & Ci.nsIScriptError.warningFlag) return [];
          return /^https?:/.test(message.sourceName) ? [message.errorMessage + ' (' + message.sourceName + ')'] : [];
        });
        Services.console.reset();
        return found;`),
      setOffline: (isOffline) => inBrowser('Services.io.offline = arguments[0]', isOffline),
      setScripts: (isRunning) => inBrowser('Services.prefs.setBoolPref("javascript.enabled", arguments[0])', isRunning),
      // A window has a least width of its own; the page in it has none.
      setView: (width, height) =>
        inBrowser(
          `const { style } = gBrowser.selectedBrowser;
          window.resizeTo(Math.max(arguments[0], 800), arguments[1] + 200);
          style.flex = 'none';
          for (const [name, size] of [['width', arguments[0]], ['height', arguments[1]]]) for (const limit of ['', 'min-', 'max-']) style.setProperty(limit + name, size + 'px');`,
          width,
          height,
        ),
      close: async () => {
        await wire.close();
        await remove();
      },
    });
  } catch (error) {
    await remove();
    throw error;
  }
}

export async function webkit() {
  // WebKitGTK has no mode without a screen.
  const screen = spawn(program('XVFB'), ['-displayfd', '3', '-screen', '0', '1600x1400x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const display = await new Promise((/** @type {(number: string) => void} */ done) => screen.stdio[3]?.once('data', (bytes) => done(String(bytes).trim())));
  const options = { binary: program('WEBKIT_BROWSER'), args: ['--automation'] };
  const { wire, close } = await startDriver(program('WEBKIT_DRIVER'), { 'webkitgtk:browserOptions': options }, { ...process.env, DISPLAY: `:${display}` }).catch((error) => {
    screen.kill();
    throw error;
  });
  /** @type {Browser} */
  const browser = new Browser({
    name: 'WebKit',
    wire,
    // Its driver cannot cut it off, so the page is told what it would be told.
    setOffline: (isOffline) =>
      browser.run((offline) => {
        Object.defineProperty(navigator, 'onLine', { get: () => !offline, configurable: true });
        dispatchEvent(new Event(offline ? 'offline' : 'online'));
      }, isOffline),
    close: async () => {
      await close();
      screen.kill();
    },
  });
  return browser;
}
