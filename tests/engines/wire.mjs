// @ts-check
/**
 * The WebDriver protocol, as far as the journeys need it: over HTTP for the drivers of Chromium and WebKit, and over
 * Firefox's own socket (Marionette), which takes the same commands by other names and needs no driver in between.
 */

import { connect } from 'node:net';

/** What an answer calls a reference to an element. */
export const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

/**
 * A command: its method and path over HTTP, with the parameters that stand in the path, and its name in Firefox.
 * @type {Record<string, [method: string, path: string, name: string]>}
 */
const COMMANDS = {
  open: ['POST', 'url', 'WebDriver:Navigate'],
  run: ['POST', 'execute/sync', 'WebDriver:ExecuteScript'],
  click: ['POST', 'element/{id}/click', 'WebDriver:ElementClick'],
  type: ['POST', 'element/{id}/value', 'WebDriver:ElementSendKeys'],
  act: ['POST', 'actions', 'WebDriver:PerformActions'],
  back: ['POST', 'back', 'WebDriver:Back'],
  forward: ['POST', 'forward', 'WebDriver:Forward'],
  reload: ['POST', 'refresh', 'WebDriver:Refresh'],
  resize: ['POST', 'window/rect', 'WebDriver:SetWindowRect'],
  tab: ['POST', 'window/new', 'WebDriver:NewWindow'],
  tabs: ['GET', 'window/handles', 'WebDriver:GetWindowHandles'],
  switch: ['POST', 'window', 'WebDriver:SwitchToWindow'],
  leave: ['DELETE', 'window', 'WebDriver:CloseWindow'],
  picture: ['GET', 'screenshot', 'WebDriver:TakeScreenshot'],
};

/**
 * @typedef {object} Wire
 * @property {(command: string, parameters?: Record<string, unknown>) => Promise<any>} send a command of the table above
 * @property {(path: string, parameters: Record<string, unknown>) => Promise<any>} ask one that only this engine has
 * @property {Record<string, any>} capabilities what the engine says of itself
 * @property {() => Promise<void>} close
 */

/**
 * A session with a driver that listens at `address`.
 * @param {string} address
 * @param {object} capabilities
 * @returns {Promise<Wire>}
 */
export async function overHttp(address, capabilities) {
  const request = async (/** @type {string} */ method, /** @type {string} */ path, /** @type {object} */ parameters = {}) => {
    const body = method === 'POST' ? JSON.stringify(parameters) : undefined;
    const response = await fetch(`${address}/${path}`, { method, body, headers: { 'content-type': 'application/json; charset=utf-8' } });
    const { value } = /** @type {any} */ (await response.json());
    if (!response.ok) throw new Error(`${path}: ${value.error}: ${value.message}`);
    return value;
  };
  const session = await request('POST', 'session', { capabilities: { alwaysMatch: capabilities } });
  const below = `session/${session.sessionId}`;
  return {
    capabilities: session.capabilities,
    send(command, { id, ...parameters } = {}) {
      const [method, path] = COMMANDS[command];
      return request(method, `${below}/${path.replace('{id}', String(id))}`, parameters);
    },
    ask: (path, parameters) => request('POST', `${below}/${path}`, parameters),
    close: () => request('DELETE', below),
  };
}

/**
 * A session with the Firefox that listens at `port`. Each message is the length of a JSON text, a colon, and the text:
 * `[0, number, command, parameters]` for a question, `[1, number, error, result]` for its answer.
 * @param {number} port
 * @param {object} capabilities
 * @returns {Promise<Wire>}
 */
export async function overSocket(port, capabilities) {
  const socket = connect(port, '127.0.0.1');
  /** @type {Map<number, { done: (result: any) => void, failed: (error: Error) => void }>} */
  const waiting = new Map();
  let received = Buffer.alloc(0);
  let asked = 0;
  socket.on('data', (bytes) => {
    received = Buffer.concat([received, bytes]);
    for (;;) {
      const colon = received.indexOf(':');
      const end = colon + 1 + Number(received.subarray(0, Math.max(colon, 0)).toString());
      if (colon < 0 || received.length < end) return;
      const message = JSON.parse(received.subarray(colon + 1, end).toString());
      received = received.subarray(end);
      // The first message is a greeting.
      if (!Array.isArray(message)) continue;
      const [, number, error, result] = message;
      const { done, failed } = waiting.get(number) ?? {};
      waiting.delete(number);
      if (error) failed?.(new Error(`${error.error}: ${error.message}`));
      else done?.(result);
    }
  });
  const over = () => {
    for (const { failed } of waiting.values()) failed(new Error('Firefox has closed the connection.'));
    waiting.clear();
  };
  socket.on('error', over).on('close', over);
  const ask = (/** @type {string} */ command, /** @type {object} */ parameters = {}) =>
    new Promise((/** @type {(result: any) => void} */ done, failed) => {
      waiting.set(++asked, { done, failed });
      const text = JSON.stringify([0, asked, command, parameters]);
      socket.write(`${Buffer.byteLength(text)}:${text}`);
    });
  const session = await ask('WebDriver:NewSession', { capabilities: { alwaysMatch: capabilities } });
  return {
    capabilities: session.capabilities,
    async send(command, parameters) {
      const result = await ask(COMMANDS[command][2], parameters);
      return result && 'value' in result ? result.value : result;
    },
    ask,
    async close() {
      await ask('Marionette:Quit', { flags: ['eForceQuit'] }).catch(() => {});
      socket.destroy();
    },
  };
}
