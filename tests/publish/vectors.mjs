// @ts-check
/**
 * The attacks of tests/e2e/vectors for tests in Rust, which read fixtures/vectors.json:
 * node tests/publish/vectors.mjs > tests/publish/fixtures/vectors.json
 */
import { readdirSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';

const FOLDER = new URL('../e2e/vectors/', import.meta.url);

/** The text and the address of each, by family and name. */
export async function vectors() {
  const found = [];
  for (const name of readdirSync(FOLDER).filter((name) => name !== 'vector.mjs').sort()) {
    const { default: family } = await import(new URL(name, FOLDER).href);
    found.push(...family.vectors.map((/** @type {import('../e2e/vectors/vector.mjs').Vector} */ { text, address = text }) => ({ text, address })));
  }
  return found;
}

/** As the fixture has them: one a line, so that a change can be read. */
export const fixture = async () => `[\n${(await vectors()).map((vector) => JSON.stringify(vector)).join(',\n')}\n]\n`;

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.stdout.write(await fixture());
export const FIXTURE = fileURLToPath(new URL('fixtures/vectors.json', import.meta.url));
