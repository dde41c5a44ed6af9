// @ts-check
/** An application of a partner: React, with the widget's packed package, built by Vite. */

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writePackage } from '../../../.ci/widget-package.mjs';

const MODULES = fileURLToPath(new URL('../../../node_modules', import.meta.url));
/** @type {Record<string, string>} */
const TYPES = { js: 'text/javascript', wasm: 'application/wasm', css: 'text/css', html: 'text/html; charset=utf-8' };

const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A partner with React</title><link rel="icon" href="data:,"></head><body><div id="app"></div><script type="module" src="./main.jsx"></script></body></html>`;

/** Without a bundler. */
const PLAIN = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A partner</title><link rel="icon" href="data:,"><script type="module" src="node_modules/dateline-widget/dateline-widget.js"></script></head><body><script>
const element = document.createElement('dateline-widget');
element.setAttribute('src', new URLSearchParams(location.search).get('feed'));
document.body.append(element);
</script></body></html>`;

/** What a test changes from outside: `app.set({ … })` renders with these again. */
const MAIN = `import 'dateline-widget';
import { StrictMode, useEffect, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';

function News({ src, onOpen, ...attributes }) {
  const element = useRef(null);
  useEffect(() => {
    const host = element.current;
    host.addEventListener('dateline-open', onOpen);
    return () => host.removeEventListener('dateline-open', onOpen);
  }, [onOpen]);
  return <dateline-widget ref={element} src={src} {...attributes}><a href="/" className="own">The newsroom</a></dateline-widget>;
}

function App() {
  const [state, setState] = useState({ isShown: true, place: 'a', clock: 0, order: ['x', 'y'], attributes: { count: 2 } });
  useEffect(() => {
    window.app = { set: (change) => setState((before) => ({ ...before, ...change })) };
  }, []);
  const src = new URLSearchParams(location.search).get('feed');
  const onOpen = (event) => { event.preventDefault(); window.opened = event.detail.slug; };
  const news = (key) => state.isShown && <News key={key} src={src} site={new URL('..', src).href} onOpen={onOpen} {...state.attributes} />;
  return <main>
    <p id="clock">{state.clock}</p>
    <section id="a">{state.place === 'a' && news('one')}</section>
    <section id="b">{state.place === 'b' && news('one')}</section>
    {state.order.map((key) => <article key={key} id={key}>{key === 'x' ? <News src={src} onOpen={onOpen} layout="ticker" count="3" /> : 'another'}</article>)}
  </main>;
}
createRoot(document.getElementById('app')).render(<StrictMode><App /></StrictMode>);
`;

/**
 * @typedef {object} ViteApp
 * @property {string} folder with the sources, and the built site in its folder `dist`
 * @property {() => void} remove
 */

/** Packs the package, unpacks it where npm would, and writes the application. @param {string} dist @returns {ViteApp} */
export function writeApp(dist) {
  const scratch = mkdtempSync(join(tmpdir(), 'dateline-vite-'));
  const packed = join(scratch, 'packed');
  writePackage(resolve(dist), packed);
  const [{ filename }] = JSON.parse(execFileSync('npm', ['pack', '--json', '--offline', '--pack-destination', scratch], { cwd: packed, encoding: 'utf8' }));
  const folder = join(scratch, 'app');
  const own = join(folder, 'node_modules/dateline-widget');
  mkdirSync(own, { recursive: true });
  execFileSync('tar', ['xzf', join(scratch, filename), '-C', own, '--strip-components=1']);
  for (const name of ['react', 'react-dom', 'scheduler']) symlinkSync(join(MODULES, name), join(folder, 'node_modules', name));
  writeFileSync(join(folder, 'index.html'), PAGE);
  writeFileSync(join(folder, 'main.jsx'), MAIN);
  writeFileSync(join(folder, 'plain.html'), PLAIN);
  return { folder, remove: () => rmSync(scratch, { recursive: true }) };
}

/** How Vite is called, but for what differs between a build and its own server. @param {ViteApp} app @returns {import('vite').InlineConfig} */
export const viteConfig = ({ folder }) => ({ root: folder, configFile: false, logLevel: 'silent', oxc: { jsx: { runtime: 'automatic' } } });

/** Serves what is built, or what npm has unpacked. @param {string} folder */
export async function serveFolder(folder) {
  /** @type {string[]} */
  const requests = [];
  const server = createServer((req, res) => {
    const path = new URL(req.url ?? '/', 'http://x/').pathname.slice(1) || 'index.html';
    requests.push(path);
    try {
      res.writeHead(200, { 'content-type': TYPES[path.split('.').pop() ?? ''] ?? 'text/plain' }).end(readFileSync(join(folder, path)));
    } catch {
      res.writeHead(404).end();
    }
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', () => done(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return { url: `http://127.0.0.1:${port}/`, requests, close: () => void (server.close(), server.closeAllConnections()) };
}
