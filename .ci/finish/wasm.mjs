// @ts-check
/**
 * The names at the border of a wasm module: what it imports and exports.
 *
 * wasm-bindgen gives them long names with hashes, which do not compress, once in the module and once
 * in its script. And every library that exports a class of its own keeps it, wanted or not.
 */

/** @typedef {{module: string, name: string, bytes: Buffer}} Entry what is imported (from a module) or exported, behind its name */

const CUSTOM = 0;
const IMPORTS = 2;
const EXPORTS = 7;
const CODE = 10;
/** The subsection of names that has the functions'. */
const FUNCTION_NAMES = 1;
/** The body of a function without locals: `unreachable`, `end`. */
const UNREACHABLE = Buffer.from([3, 0, 0x00, 0x0b]);

/** The module that the imports of shortened modules come from, unless they come from another part of the program. */
export const IMPORTED_FROM = 'i';

/**
 * The module without the exports that are not wanted.
 * @param {Uint8Array} wasm
 * @param {(name: string) => boolean} isWanted
 */
export function keepExports(wasm, isWanted) {
  return withSections(wasm, (id, entries) => (id === EXPORTS ? entries.filter(({ name }) => isWanted(name)) : entries));
}

/**
 * The module without the bodies of functions that nothing calls any more: those in its table stay otherwise, with all
 * that they call. Called after all, they end the program.
 * @param {Uint8Array} wasm
 * @param {(name: string) => boolean} isLeftOver by the name in the module's section of names; a module without one stays
 */
export function emptyFunctions(wasm, isLeftOver) {
  const sections = [...readSections(wasm)];
  const imported = sections.filter(({ id }) => id === IMPORTS).flatMap(({ content }) => readEntries(content, IMPORTS).filter(({ bytes }) => bytes[0] === 0)).length;
  /** @type {Set<number>} */
  const empty = new Set();
  for (const { id, content } of sections) {
    if (id === CUSTOM) for (const [index, name] of functionNames(content)) if (isLeftOver(name)) empty.add(index - imported);
  }
  const written = sections.map(({ id, content }) => {
    if (id !== CODE) return section(id, content);
    const reader = new Reader(content);
    const bodies = Array.from({ length: reader.number() }, (_, index) => {
      const body = reader.bytes(reader.number());
      return empty.has(index) ? UNREACHABLE : Buffer.concat([number(body.length), body]);
    });
    return section(id, Buffer.concat([number(bodies.length), ...bodies]));
  });
  return new Uint8Array(Buffer.concat([Buffer.from(wasm.buffer, wasm.byteOffset, 8), ...written]));
}

/** The functions' names, by index with those that are imported. @param {Buffer} content of a custom section @returns {[number, string][]} */
function functionNames(content) {
  const reader = new Reader(content);
  if (reader.text() !== 'name') return [];
  while (!reader.isAtEnd()) {
    const [kind, part] = [reader.byte(), new Reader(reader.bytes(reader.number()))];
    if (kind === FUNCTION_NAMES) return Array.from({ length: part.number() }, () => [part.number(), part.text()]);
  }
  return [];
}

/**
 * The module with other names, and which they were: of what it imports from the script, from `other`
 * parts of the program, and of what it exports.
 * @param {Uint8Array} wasm
 * @param {string} [other] the module that another part's functions are imported from
 */
export function shortenNames(wasm, other) {
  const [imports, later, exports] = [naming(), naming(), naming()];
  const short = withSections(wasm, (id, entries) =>
    entries.map((entry) => {
      if (id === EXPORTS) return { ...entry, name: exports.of(entry.name) };
      if (entry.module === other) return { ...entry, name: later.of(entry.name) };
      return { ...entry, module: IMPORTED_FROM, name: imports.of(entry.name) };
    }),
  );
  return { wasm: short, imports: imports.names, later: later.names, exports: exports.names };
}

/**
 * A part of the program with its imports called as the one that it was cut off exports them, and its exports as all call
 * them; and which names it has for what is cut off itself in turn.
 * @param {Uint8Array} wasm
 * @param {string} first the module that its imports from that part come from
 * @param {string} other the module that the functions of parts of its own are imported from
 * @param {Map<string, string>} later the names of what all import from parts that come later, to which its own are added
 * @param {Map<string, string>} exported by the part that it was cut off
 */
export function renamePart(wasm, first, other, later, exported) {
  const [called, own] = [naming(later), naming()];
  /** @type {Map<string, string>} */
  const exports = new Map();
  const renamed = withSections(wasm, (id, entries) =>
    entries.map((entry) => {
      if (id === IMPORTS && entry.module === other) return { ...entry, name: called.of(entry.name) };
      const known = (id === IMPORTS ? exported : later).get(entry.name);
      if (id === IMPORTS) {
        if (known === undefined || entry.module !== first) throw new Error(`${entry.name} is not in the other part`);
        return { ...entry, name: known };
      }
      // What is exported for a part of its own must not have a name that others call.
      const name = known ?? `$${own.of(entry.name)}`;
      exports.set(entry.name, name);
      return { ...entry, name };
    }),
  );
  return { wasm: renamed, exports };
}

/**
 * Gives out short names: a … z, A … Z, aa, ab …; what a script may use as a property's name.
 * @param {Map<string, string>} names given out already
 */
function naming(names = new Map()) {
  const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
  const shortName = (/** @type {number} */ index) => {
    let name = '';
    for (let rest = index; rest >= 0; rest = Math.floor(rest / letters.length) - 1) name = letters[rest % letters.length] + name;
    return name;
  };
  const of = (/** @type {string} */ name) => {
    const short = names.get(name) ?? shortName(names.size);
    names.set(name, short);
    return short;
  };
  return { names, of };
}

/**
 * Copies a module (WebAssembly Core 2.0, §5.5), with other entries in its import and export sections.
 * @param {Uint8Array} wasm
 * @param {(id: number, entries: Entry[]) => Entry[]} change
 */
function withSections(wasm, change) {
  const parts = [Buffer.from(wasm.buffer, wasm.byteOffset, 8)];
  for (let { id, content } of readSections(wasm)) {
    if (id === IMPORTS || id === EXPORTS) {
      const entries = change(id, readEntries(content, id));
      const written = entries.flatMap(({ module, name, bytes }) => [...(id === IMPORTS ? [text(module)] : []), text(name), bytes]);
      content = Buffer.concat([number(entries.length), ...written]);
    }
    parts.push(section(id, content));
  }
  return new Uint8Array(Buffer.concat(parts));
}

/** @param {Uint8Array} wasm @returns {Generator<{ id: number, content: Buffer }>} */
function* readSections(wasm) {
  const reader = new Reader(Buffer.from(wasm.buffer, wasm.byteOffset, wasm.byteLength));
  reader.bytes(8);
  while (!reader.isAtEnd()) yield { id: reader.byte(), content: reader.bytes(reader.number()) };
}

/** @param {number} id @param {Buffer} content */
function section(id, content) {
  return Buffer.concat([Buffer.from([id]), number(content.length), content]);
}

/** @param {Buffer} content @param {number} section @returns {Entry[]} */
function readEntries(content, section) {
  const reader = new Reader(content);
  return Array.from({ length: reader.number() }, () => {
    const module = section === IMPORTS ? reader.text() : '';
    const name = reader.text();
    const start = reader.at;
    const kind = reader.byte();
    if (section === EXPORTS) reader.number();
    else skipType(reader, kind);
    return { module, name, bytes: content.subarray(start, reader.at) };
  });
}

/** What is imported: a function's type, a table, a memory or a global. @param {Reader} reader @param {number} kind */
function skipType(reader, kind) {
  if (kind === 3) return void reader.bytes(2);
  if (kind === 1) reader.byte();
  const hasMost = reader.number();
  if (kind !== 0 && hasMost) reader.number();
  if (kind !== 0) reader.number();
}

class Reader {
  at = 0;
  /** @param {Buffer} content */
  constructor(content) {
    this.content = content;
  }
  isAtEnd() {
    return this.at >= this.content.length;
  }
  byte() {
    return this.content[this.at++];
  }
  /** @param {number} length */
  bytes(length) {
    this.at += length;
    return this.content.subarray(this.at - length, this.at);
  }
  /** An unsigned LEB128. */
  number() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  }
  text() {
    return this.bytes(this.number()).toString('utf8');
  }
}

/** @param {number} value */
function number(value) {
  const bytes = [];
  do {
    bytes.push((value & 0x7f) | (value > 0x7f ? 0x80 : 0));
    value >>>= 7;
  } while (value > 0);
  return Buffer.from(bytes);
}

/** @param {string} value */
function text(value) {
  const bytes = Buffer.from(value, 'utf8');
  return Buffer.concat([number(bytes.length), bytes]);
}
