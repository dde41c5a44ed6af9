// @ts-check
/**
 * Cuts a module in two: what a first page needs, and a supplement with the rest, which comes after it
 * (docs/decisions/0010-supplement.md).
 *
 * Both share one memory and one table. Where the first part calls a function of the supplement it
 * calls an import instead, which the script hands on once the supplement is there; the supplement
 * imports what it needs of the first part by name, and puts what is called by its place in the table
 * there itself. It is cut before wasm-opt has seen the module,
 * while functions still have the names of their Rust modules. A supplement can be cut again: its
 * first part is then what the second imports from.
 */

import binaryen from 'binaryen';

/** The module that the first part imports the supplement's functions from. */
export const LATER = 'l';
/** The module that the supplement imports the first part's functions from. */
export const FIRST = 'f';

/**
 * A function of fewer lines of text than this is no reason to cut: the compiler may have folded it
 * with one of another module that happens to do the same.
 */
const MIN_LINES = 60;

/** A name in the text format, quoted or not. */
const NAME = String.raw`\$(?:"(?:[^"\\]|\\.)*"|[^\s()"]+)`;

/** @typedef {{first: Uint8Array, supplement: Uint8Array, functions: string[], features: number}} Parts the features are what both may use */

/**
 * @param {Uint8Array} wasm with a section of names
 * @param {string[]} modules Rust modules whose functions may come later (`site::pages::list`)
 * @param {object} [how]
 * @param {number} [how.features] of the module that a supplement was cut from, which it does not name itself
 * @param {number} [how.copied] functions of the first part of so few lines are in the supplement as well: the browser inlines
 *   no call to another module, and a loop that leaves it often is slower
 * @param {string} [how.part] begins the names of what both share, so that those of two cuts never meet
 * @returns {Parts | null} null: a module without names of ours stays whole
 */
export function cut(wasm, modules, { features: used = 0, copied: maxLines = 0, part = '' } = {}) {
  const module = binaryen.readBinary(wasm);
  const text = read(module.emitText());
  if (![...text.functions.keys()].some((name) => plain(name).includes('dateline::'))) return null;
  const later = whatComesLater(text, modules);
  const missing = modules.filter((listed) => !isAnyOf([...later], listed));
  if (missing.length > 0) {
    const what = missing.map((listed) => `${listed} (${isAnyOf([...text.functions.keys()], listed) ? 'only in the first file' : 'not in the module at all'})`);
    throw new Error(`nothing can be cut of ${what.join(', ')}: has it moved, been renamed, or been folded into its caller? Mend the list, or mark its entry #[inline(never)]`);
  }

  // More of it than an earlier cut has used.
  const prefix = part + PREFIX.repeat(1 + Math.max(0, ...text.shared.map((name) => /^\w*?(~*)\d+$/.exec(name)?.[1].length ?? 0)));
  /** @type {Map<string, string>} */
  const names = new Map();
  const short = (/** @type {string} */ name) => names.get(name) ?? (names.set(name, `${prefix}${names.size}`), /** @type {string} */ (names.get(name)));
  const kept = [...text.functions.keys()].filter((name) => !later.has(name));
  const fromFirst = new Set(kept.flatMap((name) => calls(text, name)).filter((name) => later.has(name)));
  const copied = shortOnes(text, later, maxLines);
  const fromSupplement = new Set([...later, ...copied].flatMap((name) => calls(text, name)).filter((name) => !later.has(name) && !copied.has(name)));
  const body = [...later, ...copied].map((name) => text.functions.get(name)).join('\n');
  const places = text.places.filter(({ kind, name }) => kind !== 'global' || new RegExp(`${escaped(name)}(?![^\\s()])`).test(body));

  const comesLater = (/** @type {string} */ item) => item.startsWith(' (export') && later.has(functionIn(item) ?? '');

  const first = [
    ...text.types,
    ...text.imports.values(),
    ...[...fromFirst].map((name) => `(import "${LATER}" "${short(name)}" (func ${name} ${signature(text, name)}))`),
    ...text.rest.filter((item) => !comesLater(item)),
    ...runs(text.inTable.filter(({ name }) => !later.has(name))),
    ...[...fromSupplement].map((name) => `(export "${short(name)}" (func ${name}))`),
    ...places.map(({ kind, name }) => `(export "${short(kind + name)}" (${kind} ${name}))`),
    ...kept.map((name) => text.functions.get(name)),
  ];
  const supplement = [
    ...text.types,
    ...[...fromSupplement].map((name) => `(import "${FIRST}" "${short(name)}" (func ${name} ${signature(text, name)}))`),
    ...places.map(({ kind, name, type }) => `(import "${FIRST}" "${short(kind + name)}" (${kind} ${name} ${type}))`),
    ...[...fromFirst].map((name) => `(export "${short(name)}" (func ${name}))`),
    ...text.rest.filter(comesLater),
    ...runs(text.inTable.filter(({ name }) => later.has(name))),
    body,
  ];
  // The parts share the place of the stack.
  const features = used | module.getFeatures() | binaryen.Features.MutableGlobals;
  return { first: written(first, features), supplement: written(supplement, features), functions: [...later].map(plain), features };
}

/** Before the names of what both parts share; wasm-bindgen's own names do not begin so. */
const PREFIX = '~';

/** @param {(string | undefined)[]} items @param {number} features */
function written(items, features) {
  const module = binaryen.parseText(`(module\n${items.join('\n')}\n)`);
  module.setFeatures(features);
  if (!module.validate()) throw new Error('the module could not be cut: has the text format changed?');
  // With names, by which it can be cut again; wasm-opt leaves none.
  const before = binaryen.getDebugInfo();
  binaryen.setDebugInfo(true);
  const bytes = module.emitBinary();
  binaryen.setDebugInfo(before);
  return bytes;
}

/**
 * @typedef {object} Text a module in the text format, taken apart
 * @property {string[]} types
 * @property {Map<string, string>} imports functions, by name
 * @property {Map<string, string>} functions
 * @property {{kind: 'memory' | 'table' | 'global', name: string, type: string}[]} places that both parts share
 * @property {{table: string, at: number, name: string}[]} inTable functions that are called by their place in a table
 * @property {string[]} exported
 * @property {string[]} shared names of what it imports and exports
 * @property {string[]} rest
 */

/**
 * @param {string} text as binaryen writes it: every item of the module begins a line, after one space
 * @returns {Text}
 */
function read(text) {
  /** @type {Text} */
  const parts = { types: [], imports: new Map(), functions: new Map(), places: [], inTable: [], exported: [], shared: [], rest: [] };
  for (const item of text.replace(/\n\)\s*$/, '').split(/\n(?= \()/).slice(1)) {
    const [, kind, name] = new RegExp(`^ \\((\\w+) ?(${NAME})?`).exec(item) ?? [];
    if (kind === 'type') parts.types.push(item);
    else if (kind === 'import') parts.imports.set(functionIn(item) ?? item, item);
    else if (kind === 'func') parts.functions.set(name, item);
    else if (kind !== 'elem') parts.rest.push(item);
    const shared = /^ \((?:import "[^"]*"|export) "([^"]*)"/.exec(item);
    if (shared) parts.shared.push(shared[1]);
    const imported = new RegExp(`^ \\(import "[^"]*" "[^"]*" \\((memory|table|global) (${NAME}) (.*)\\)\\)$`).exec(item);
    if (imported) parts.places.push({ kind: /** @type {'memory'} */ (imported[1]), name: imported[2], type: imported[3] });
    // With no limits of their own: what is there when the supplement comes, is there.
    if (kind === 'memory') parts.places.push({ kind, name, type: '0' });
    if (kind === 'table') parts.places.push({ kind, name, type: item.includes('externref') ? '0 externref' : '0 funcref' });
    if (kind === 'global') parts.places.push({ kind, name, type: /^ \(global \S+ (\(mut \w+\)|\w+)/.exec(item)?.[1] ?? '' });
    if (kind === 'elem') parts.inTable.push(...places(item, parts.places.find((place) => place.kind === 'table')?.name ?? ''));
    if (kind === 'export' || kind === 'start') parts.exported.push(functionIn(item) ?? name ?? '');
  }
  parts.exported = parts.exported.filter((name) => parts.functions.has(name));
  return parts;
}

/**
 * What an item fills a table with.
 * @param {string} item
 * @param {string} only the table, where there is but one
 */
function places(item, only) {
  const [, table = only, first, names] = new RegExp(`^ \\(elem ${NAME} (?:\\(table (${NAME})\\) )?\\(i32\\.const (\\d+)\\) (?:func )?(.*)\\)$`).exec(item) ?? [];
  if (!names) throw new Error(`a table is filled in a way that is not known here: ${item.slice(0, 80)}`);
  return [...names.matchAll(new RegExp(NAME, 'g'))].map(([name], index) => ({ table, at: Number(first) + index, name }));
}

/**
 * Items that fill tables with these, one for each run of neighbours. A place whose function comes later is empty until then.
 * @param {Text['inTable']} filled
 */
function runs(filled) {
  /** @type {{table: string, at: number, names: string[]}[]} */
  const found = [];
  for (const { table, at, name } of filled) {
    const last = found.at(-1);
    if (last?.table === table && last.at + last.names.length === at) last.names.push(name);
    else found.push({ table, at, names: [name] });
  }
  return found.map(({ table, at, names }) => `(elem (table ${table}) (i32.const ${at}) func ${names.join(' ')})`);
}

/** @param {string} item */
const functionIn = (item) => new RegExp(`\\(func (${NAME})`).exec(item)?.[1];

/** @type {WeakMap<Text, Map<string, string[]>>} */
const known = new WeakMap();

/** What the function calls by name. @param {Text} text @param {string} name */
function calls(text, name) {
  const all = known.get(text) ?? new Map();
  known.set(text, all);
  const found = all.get(name) ?? [...new Set([...(text.functions.get(name) ?? '').matchAll(new RegExp(`\\((?:call|return_call|ref\\.func) (${NAME})`, 'g'))].map(([, called]) => called))];
  all.set(name, found);
  return /** @type {string[]} */ (found);
}

/**
 * The functions of the modules and those made for them (closures, drops), and what only these call.
 * @param {Text} text
 * @param {string[]} modules
 */
function whatComesLater(text, modules) {
  const own = [...text.functions.keys()].filter((name) => modules.some((listed) => isOf(name, listed)));
  const cuts = new Set(own.filter((name) => (text.functions.get(name) ?? '').split('\n').length >= MIN_LINES));
  // A shorter one that calls one of these does so under every name.
  for (let before = -1; before !== cuts.size; ) {
    before = cuts.size;
    for (const name of own) if (calls(text, name).some((called) => cuts.has(called))) cuts.add(name);
  }
  const reached = new Set();
  const todo = [...text.exported, ...text.inTable.map(({ name }) => name)].filter((name) => !cuts.has(name));
  for (let name = todo.pop(); name !== undefined; name = todo.pop()) {
    if (reached.has(name)) continue;
    reached.add(name);
    todo.push(...calls(text, name).filter((called) => text.functions.has(called) && !cuts.has(called)));
  }
  const fromCuts = new Set();
  todo.push(...cuts);
  for (let name = todo.pop(); name !== undefined; name = todo.pop()) {
    if (fromCuts.has(name) || reached.has(name)) continue;
    fromCuts.add(name);
    todo.push(...calls(text, name).filter((called) => text.functions.has(called)));
  }
  return fromCuts;
}

/**
 * Functions of the first part that the later ones call, of few lines.
 * @param {Text} text
 * @param {Set<string>} later
 * @param {number} maxLines
 */
function shortOnes(text, later, maxLines) {
  const found = new Set();
  const todo = [...later];
  for (let name = todo.pop(); name !== undefined; name = todo.pop()) {
    for (const called of calls(text, name)) {
      const lines = text.functions.get(called)?.split('\n').length ?? Infinity;
      if (later.has(called) || found.has(called) || lines > maxLines) continue;
      found.add(called);
      todo.push(called);
    }
  }
  return found;
}

/** Whether a function is of a Rust module, or made for it (a closure, a drop). @param {string} name @param {string} listed */
const isOf = (name, listed) => new RegExp(`\\bdateline::${listed}::`).test(plain(name));

/** @param {string[]} names @param {string} listed */
const isAnyOf = (names, listed) => names.some((name) => isOf(name, listed));

/** A name as Rust has it: without quotes and the hashes of crates, which have no leading zeros. @param {string} name */
const plain = (name) => name.replace(/^\$"?|"$/g, '').replace(/\[[0-9a-f]{1,16}\]/g, '');

/** @param {Text} text @param {string} name */
function signature(text, name) {
  const [line] = (text.functions.get(name) ?? text.imports.get(name) ?? '').replace(/^ \(import "[^"]*" "[^"]*" /, '').split('\n');
  return [...line.slice(line.indexOf(name) + name.length).matchAll(/\((?:param|result) [^)]*\)/g)].map(([part]) => part.replace(/\$\S+ /g, '')).join(' ');
}

/** @param {string} text */
const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
