// @ts-check
/**
 * The widget as a package, from a built site:  node .ci/widget-package.mjs dist dist-widget
 *
 * The same files as on the site, less what is the newsroom's own: its name, and that its stories open on it.
 */

import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** What belongs to a site, not to a package. */
const LEFT_OUT = /^(index\.html|frame\.html|frame\.js|dateline-frame\.js)$/;

/**
 * @param {string} dist
 * @param {string} folder
 */
export function writePackage(dist, folder) {
  const from = join(dist, 'widget');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const file of readdirSync(from).filter((file) => !LEFT_OUT.test(file))) {
    if (!/^rest-/.test(file)) {
      cpSync(join(from, file), join(folder, file), { recursive: true });
      continue;
    }
    const script = readFileSync(join(from, file), 'utf8');
    const anonymous = script.replace(/\bname:"(?:[^"\\]|\\.)*",language:("(?:[^"\\]|\\.)*"),site:"\.\.\/"/, (_, language) => `name:"",language:${language},site:""`);
    if (anonymous === script) throw new Error(`${file} does not say which newsroom it is of`);
    writeFileSync(join(folder, file), anonymous);
  }
  for (const licence of ['LICENSE-MIT', 'LICENSE-APACHE']) cpSync(join(ROOT, licence), join(folder, licence));
  const version = /^version = "([^"]+)"/m.exec(readFileSync(join(ROOT, 'Cargo.toml'), 'utf8'))?.[1];
  const manifest = {
    name: 'dateline-widget',
    version,
    description: "A newsroom's stories on any page, in one element.",
    license: '(MIT OR Apache-2.0)',
    repository: { type: 'git', url: 'git+https://github.com/dateline-news/dateline.git' },
    keywords: ['news', 'widget', 'custom-element', 'web-component', 'json-feed'],
    type: 'module',
    main: './dateline-widget.js',
    types: './dateline-widget.d.ts',
    exports: { '.': { types: './dateline-widget.d.ts', default: './dateline-widget.js' }, './custom-elements.json': './custom-elements.json', './package.json': './package.json' },
    customElements: 'custom-elements.json',
    // It defines the element.
    sideEffects: true,
  };
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  writeFileSync(join(folder, 'README.md'), readme());
}

const readme = () => `# dateline-widget

A newsroom's stories on any page.

\`\`\`js
import 'dateline-widget';
\`\`\`

\`\`\`html
<dateline-widget src="https://news.example/edition/feed.json" site="https://news.example/" count="5">
  <a href="https://news.example/">News Example</a>
</dateline-widget>
\`\`\`

\`site\` is where stories open, at \`article/…\`; without it they open at the addresses in the feed. The files that the element
loads when it comes near are found by bundlers that know \`new URL("…", import.meta.url)\`, such as Vite; with others copy the
\`.wasm\` and \`.css\` files of this package beside the bundle. Without a bundler:

\`\`\`html
<script type="module" src="/node_modules/dateline-widget/dateline-widget.js"></script>
\`\`\`

Attributes, events, style and what a page's policy must allow:

${readFileSync(join(ROOT, 'docs/WIDGET.md'), 'utf8').replace(/^[^]*?(?=^## Attributes)/m, '').replace(/^## What the newsroom's host[^]*$/m, '').replace(/\]\((?!https?:|#)[^)]*\)/g, ']')}`;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [dist = 'dist', folder = 'dist-widget'] = process.argv.slice(2);
  writePackage(dist, folder);
  console.log(`• ${folder}: ${readdirSync(folder).length} files; publish it with npm publish ${folder}`);
}
