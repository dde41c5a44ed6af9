// @ts-check
/**
 * The names at the border of a wasm module: what it imports and exports.
 *
 * wasm-bindgen gives them long names with hashes, which do not compress, once in the module and once
 * in its script. And every library that exports a class of its own keeps it, wanted or not.
 */

/** @typedef {{name: string, bytes: Buffer}} Entry an entry behind its name */

const IMPORTS = 2;
const EXPORTS = 7;

/**
 * The module without the exports that are not wanted.
 * @param {Uint8Array} wasm
 * @param {(name: string) => boolean} isWanted
 */
export function keepExports(wasm, isWanted) {
  return withSections(wasm, (id, entries) => (id === EXPORTS ? entries.filter(({ name }) => isWanted(name)) : entries));
}

/**
 * The module with other names, and which they were: of the module that everything is imported
 * from, of imports and of exports.
 * @param {Uint8Array} wasm
 * @returns {{wasm: Uint8Array<ArrayBuffer>, imports: Map<string, string>, exports: Map<string, string>}}
 */
export function shortenNames(wasm) {
  /** @type {Map<string, string>} */
  const imports = new Map();
  /** @type {Map<string, string>} */
  const exports = new Map();
  const short = withSections(wasm, (id, entries) =>
    entries.map((entry) => {
      const names = id === IMPORTS ? imports : exports;
      const name = names.get(entry.name) ?? shortName(names.size);
      names.set(entry.name, name);
      return { ...entry, name };
    }),
  );
  return { wasm: short, imports, exports };
}

/** The module that the imports of shortened modules come from. */
export const IMPORTED_FROM = 'i';

/** a … z, A … Z, aa, ab …; what a script may use as a property's name. @param {number} index */
function shortName(index) {
  const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
  let name = '';
  for (let rest = index; rest >= 0; rest = Math.floor(rest / letters.length) - 1) name = letters[rest % letters.length] + name;
  return name;
}

/**
 * Copies a module (WebAssembly Core 2.0, §5.5), with other entries in its import and export sections.
 * @param {Uint8Array} wasm
 * @param {(id: number, entries: Entry[]) => Entry[]} change
 */
function withSections(wasm, change) {
  const reader = new Reader(Buffer.from(wasm.buffer, wasm.byteOffset, wasm.byteLength));
  const parts = [reader.bytes(8)];
  while (!reader.isAtEnd()) {
    const id = reader.byte();
    let content = reader.bytes(reader.number());
    if (id === IMPORTS || id === EXPORTS) {
      const entries = change(id, id === IMPORTS ? readImports(content) : readExports(content));
      const written = entries.flatMap(({ name, bytes }) => [...(id === IMPORTS ? [text(IMPORTED_FROM)] : []), text(name), bytes]);
      content = Buffer.concat([number(entries.length), ...written]);
    }
    parts.push(Buffer.from([id]), number(content.length), content);
  }
  return new Uint8Array(Buffer.concat(parts));
}

/** @param {Buffer} content @returns {Entry[]} */
function readImports(content) {
  const reader = new Reader(content);
  return Array.from({ length: reader.number() }, () => {
    reader.text();
    const name = reader.text();
    const start = reader.at;
    const kind = reader.byte();
    // wasm-bindgen imports functions only; another kind would be skipped wrongly.
    if (kind !== 0) throw new Error(`the import ${name} is no function`);
    reader.number();
    return { name, bytes: content.subarray(start, reader.at) };
  });
}

/** @param {Buffer} content @returns {Entry[]} */
function readExports(content) {
  const reader = new Reader(content);
  return Array.from({ length: reader.number() }, () => {
    const name = reader.text();
    const start = reader.at;
    reader.byte();
    reader.number();
    return { name, bytes: content.subarray(start, reader.at) };
  });
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
