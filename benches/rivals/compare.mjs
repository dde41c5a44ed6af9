// Search libraries of others on the texts and queries of our benchmark.
//
//   cargo bench --bench search -- export target/rivals    # or: export target/rivals some.jsonl
//   npm install --prefix benches/rivals
//   node benches/rivals/compare.mjs target/rivals
//
// Each library runs in a process of its own, so that its memory is its own. A query counts as
// answered when the story that it was made from is among the first ten.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv, execPath, memoryUsage } from 'node:process';
import { fileURLToPath } from 'node:url';

const [, , folder, only] = argv;
if (!folder) throw new Error('which folder? see the first lines of this file');
const lines = (name) => readFileSync(join(folder, name), 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line));

/** Each takes the stories and gives a function from a query to the ids of the first ten. */
const rivals = {
  async MiniSearch(stories) {
    const { default: MiniSearch } = await import('minisearch');
    const search = new MiniSearch({
      fields: ['title', 'summary'],
      searchOptions: { prefix: true, fuzzy: 0.2, boost: { title: 2 } },
    });
    search.addAll(stories);
    return (query) => search.search(query).slice(0, 10).map((hit) => hit.id);
  },
  async FlexSearch(stories) {
    const { default: FlexSearch } = await import('flexsearch');
    const search = new FlexSearch.Document({
      tokenize: 'forward',
      document: { id: 'id', index: ['title', 'summary'] },
    });
    for (const story of stories) search.add(story);
    return (query) => search.search(query, { limit: 10, suggest: true, merge: true }).slice(0, 10).map((hit) => hit.id);
  },
  async 'Fuse.js'(stories) {
    const { default: Fuse } = await import('fuse.js');
    const search = new Fuse(stories, { keys: [{ name: 'title', weight: 2 }, 'summary'], ignoreLocation: true });
    return (query) => search.search(query, { limit: 10 }).map((hit) => hit.item.id);
  },
};
/** Fuse.js reads every text for every query; it gets fewer of them. */
const most = { 'Fuse.js': 20 };

const share = (sorted, part) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;

async function measure(name) {
  const stories = lines('stories.jsonl');
  const queries = lines('queries.jsonl');
  globalThis.gc?.();
  const before = memoryUsage().heapUsed;
  const start = performance.now();
  const search = await rivals[name](stories);
  const build = performance.now() - start;
  globalThis.gc?.();
  const memory = (memoryUsage().heapUsed - before) / 1e6;
  const kinds = {};
  const times = [];
  for (const { kind, query, id } of queries) {
    const count = (kinds[kind] ??= { asked: 0, found: 0 });
    if (count.asked >= (most[name] ?? Infinity)) continue;
    const began = performance.now();
    const found = search(query);
    times.push(performance.now() - began);
    count.asked += 1;
    count.found += Number(found.includes(id));
  }
  times.sort((one, other) => one - other);
  const quality = Object.entries(kinds).map(([kind, { asked, found }]) => `${kind} ${(found / asked).toFixed(3)}`);
  console.log(
    `${name.padEnd(11)} build ${build.toFixed(0)} ms, ${memory.toFixed(1)} MB, ` +
      `p50 ${share(times, 0.5).toFixed(3)} ms, p95 ${share(times, 0.95).toFixed(3)} ms; ${quality.join(', ')}`,
  );
}

if (only) await measure(only);
else
  for (const name of Object.keys(rivals)) {
    execFileSync(execPath, ['--expose-gc', '--max-old-space-size=4000', fileURLToPath(import.meta.url), folder, name], {
      stdio: 'inherit',
    });
  }
