// @ts-check
/** A large edition, as a publisher makes it: a generated newsroom's feed, split by the press. */

import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Writes an edition of so many stories below `folder`, the same at each run, and says where.
 * @param {string} folder
 * @param {number} stories
 * @param {(items: any[]) => void} [change] what its feed has, newest first
 */
export function press(folder, stories, change) {
  const [feed, edition] = [join(folder, `${stories}.json`), join(folder, String(stories))];
  mkdirSync(folder, { recursive: true });
  const out = openSync(feed, 'w');
  run(out, '--example', 'newsroom', '--', String(stories));
  closeSync(out);
  if (change) {
    const whole = JSON.parse(readFileSync(feed, 'utf8'));
    change(whole.items);
    writeFileSync(feed, JSON.stringify(whole));
  }
  run('ignore', '--bin', 'dateline', '--', 'split', feed, edition);
  rmSync(feed);
  return edition;
}

/** @param {number | 'ignore'} out @param {...string} what */
const run = (out, ...what) => void execFileSync('cargo', ['run', '--quiet', ...what], { stdio: ['ignore', out, 'inherit'] });

/**
 * The cards of an edition from page `first` on, newest first, each once: the head may repeat what is on the page behind it.
 * @param {string} edition
 * @param {string} [first]
 * @returns {Generator<{ slug: string, title: string }>}
 */
export function* cards(edition, first = 'feed.json') {
  const seen = new Set();
  for (let path = first; path; ) {
    const at = new URL(path, 'http://edition/');
    const page = JSON.parse(readFileSync(join(edition, at.pathname), 'utf8'));
    for (const { title, _dateline } of page.items) {
      if (!seen.has(_dateline.slug)) yield { slug: _dateline.slug, title };
      seen.add(_dateline.slug);
    }
    path = page.next_url ? new URL(page.next_url, at).pathname : '';
  }
}

/** The sections that the head names, each with its first page. @param {string} edition @returns {{ id: string, name: string, count: number, feed: string }[]} */
export const sectionsOf = (edition) => JSON.parse(readFileSync(join(edition, 'feed.json'), 'utf8'))._dateline.sections;
