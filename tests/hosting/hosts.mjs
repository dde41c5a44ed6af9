// @ts-check
/** Runs nginx, Caddy and Apache with the recipes of docs/DEPLOY.md, on a folder of files and a port of this machine. */

import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

const GUIDE = readFileSync(new URL('../../docs/DEPLOY.md', import.meta.url), 'utf8');

/**
 * The code block of the guide that begins with ```` ```kind ````.
 * @param {string} kind
 */
export function recipe(kind) {
  const found = new RegExp(`^\`\`\`${kind}\\n([^]*?)^\`\`\`$`, 'm').exec(GUIDE)?.[1];
  if (found === undefined) throw new Error(`docs/DEPLOY.md has no recipe for ${kind}`);
  return found;
}

/**
 * Replaces text that must be there.
 * @param {string} text @param {[string, string][]} pairs
 */
function replaced(text, pairs) {
  for (const [old, now] of pairs) {
    if (!text.includes(old)) throw new Error(`the recipe has no ${old}`);
    text = text.replaceAll(old, now);
  }
  return text;
}

/** @typedef {{root: string, base: string, port: number, scratch: string}} Place `root` has the site at `root` + `base` */

/** @type {Record<string, (place: Place) => {command: string, args: string[]}>} */
export const HOSTS = {
  nginx({ root, base, port, scratch }) {
    let server = replaced(recipe('nginx'), [['/srv/dateline', root], ['listen 80', `listen 127.0.0.1:${port}`]]);
    if (base !== '/') server = server.slice(0, server.indexOf('    error_page')) + replaced(recipe('nginx below'), [['/news', base.slice(0, -1)]]);
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${scratch}/${name};`).join('\n');
    const file = join(scratch, 'nginx.conf');
    writeFileSync(file, `${process.getuid?.() === 0 ? 'user root; ' : ''}daemon off; pid ${scratch}/nginx.pid; error_log stderr; events {}\nhttp { include /etc/nginx/mime.types; access_log off; ${temporary}\n${server}\n}`);
    return { command: 'nginx', args: ['-c', file, '-p', scratch] };
  },
  caddy({ root, base, port, scratch }) {
    let site = replaced(recipe('caddyfile'), [['paper.example', `http://127.0.0.1:${port}`], ['/srv/dateline', root]]);
    if (base !== '/') site = replaced(site, [['^/((article', `^${base}((article`], ['@pages /index.html', `@pages ${base}index.html`], ['* /404.html', `* ${base}404.html`]]);
    const file = join(scratch, 'Caddyfile');
    writeFileSync(file, `{\n\tadmin off\n\tauto_https off\n}\n${site}`);
    return { command: 'caddy', args: ['run', '--config', file, '--adapter', 'caddyfile'] };
  },
  apache2({ root, base, port, scratch }) {
    const rules = base === '/' ? recipe('apache') : replaced(recipe('apache'), [['/404.html', `${base}404.html`]]);
    writeFileSync(join(root, base, '.htaccess'), rules);
    const modules = ['mpm_event', 'authz_core', 'mime', 'dir', 'rewrite', 'headers', 'deflate', 'filter'].map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`);
    mkdirSync(join(scratch, 'run'), { recursive: true });
    const file = join(scratch, 'apache.conf');
    const lines = [...modules, `ServerName paper.example`, `Listen 127.0.0.1:${port}`, `PidFile ${scratch}/apache.pid`, `DefaultRuntimeDir ${scratch}/run`, `ErrorLog ${scratch}/apache.log`, 'TypesConfig /etc/mime.types', `DocumentRoot ${root}`, `<Directory ${root}>`, 'AllowOverride All', 'Require all granted', '</Directory>'];
    writeFileSync(file, `${lines.join('\n')}\n`);
    return { command: 'apache2', args: ['-X', '-f', file] };
  },
};

/**
 * Starts a host and waits until it answers.
 * @param {string} name
 * @param {Omit<Place, 'port'>} place
 * @returns {Promise<{origin: string, close: () => Promise<void>}>}
 */
export async function startHost(name, place) {
  const port = await freePort();
  const { command, args } = HOSTS[name]({ ...place, port });
  const server = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  server.stderr.on('data', (text) => (said += text));
  /** @type {Promise<string>} */
  const ended = new Promise((done) => {
    server.on('error', (error) => done(error.message));
    server.on('exit', (code) => done(`ended with ${code}`));
  });
  const origin = `http://127.0.0.1:${port}`;
  const close = async () => {
    server.kill();
    await ended;
  };
  for (let tries = 0; tries < 100; tries++) {
    if (await fetch(origin).then(() => true, () => false)) return { origin, close };
    const end = await Promise.race([ended, new Promise((done) => setTimeout(() => done(null), 100))]);
    if (end !== null) throw new Error(`${name} ${end}: ${said}`);
  }
  await close();
  throw new Error(`${name} does not answer: ${said}`);
}

/** @returns {Promise<number>} */
const freePort = () =>
  new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
      server.close(() => done(port));
    });
  });
