// @ts-check
import assert from 'node:assert/strict';
import { test } from 'node:test';
import binaryen from 'binaryen';
import { divided } from './assets.mjs';
import { fitGlue, joinParts } from './glue.mjs';
import { FIRST, LATER, cut } from './supplement.mjs';
import { renamePart, shortenNames } from './wasm.mjs';

/** As many lines as make a function worth cutting; they leave the number as it is. */
const long = (/** @type {string} */ value) => `${'(i32.add '.repeat(80)}${value}${'(i32.const 0))'.repeat(80)}`;

/** A program with a page that comes later, what only this page calls, and what both call. */
function program() {
  const module = binaryen.parseText(`(module
    (import "./site_bg.js" "double" (func $double (param i32) (result i32)))
    (memory (export "memory") 1)
    (data (i32.const 8) "\\2a")
    (global $stack (mut i32) (i32.const 7))
    (table $calls 2 2 funcref)
    (elem (i32.const 0) $"dateline[0123456789abcdef]::site::list::view::{closure#0}" $"dateline[0123456789abcdef]::site::list::short")
    (type $unary (func (param i32) (result i32)))
    (func $both (param i32) (result i32) (i32.add (local.get 0) (i32.load8_u (i32.const 8))))
    (func $only (param i32) (result i32) (global.set $stack (i32.const 9)) (call $double (call $both (local.get 0))))
    (func $"dateline[0123456789abcdef]::site::list::view" (param i32) (result i32) ${long('(call $only (local.get 0))')})
    (func $"dateline[0123456789abcdef]::site::list::view::{closure#0}" (param i32) (result i32) ${long('(i32.mul (local.get 0) (i32.const 3))')})
    (func $"dateline[0123456789abcdef]::site::list::short" (param i32) (result i32) (local.get 0))
    (func (export "page") (param i32) (result i32) (call $"dateline[0123456789abcdef]::site::list::view" (call $both (local.get 0))))
    (func (export "stack") (result i32) (global.get $stack))
    (func (export "by_number") (param i32 i32) (result i32) (call_indirect (type $unary) (local.get 0) (local.get 1))))`);
  return module;
}

/** @param {Uint8Array} wasm */
const compiled = (wasm) => new WebAssembly.Module(/** @type {BufferSource} */ (wasm));

function parts() {
  const made = cut(named(program()), ['site::list']);
  assert.ok(made);
  return made;
}

/** A module's bytes with the section of names. @param {ReturnType<typeof program>} module */
function named(module) {
  const before = binaryen.getDebugInfo();
  binaryen.setDebugInfo(true);
  const bytes = module.emitBinary();
  binaryen.setDebugInfo(before);
  return bytes;
}

test('what only a later page calls is in the supplement, what both call is not', () => {
  const { functions } = parts();
  assert.deepEqual(functions.sort(), ['dateline::site::list::view', 'dateline::site::list::view::{closure#0}', 'only']);
});

test('a program in two parts does what it did in one, with one memory, one stack and one table', () => {
  const { first, supplement } = parts();
  /** @type {any} */
  let later;
  const { exports } = /** @type {{exports: any}} */ (
    new WebAssembly.Instance(compiled(first), {
      './site_bg.js': { double: (/** @type {number} */ n) => 2 * n },
      [LATER]: new Proxy({}, { get: (_, name) => (/** @type {any[]} */ ...given) => later[name](...given) }),
    })
  );
  later = new WebAssembly.Instance(compiled(supplement), { [FIRST]: exports }).exports;
  assert.equal(exports.page(1), 2 * (1 + 42 + 42));
  assert.equal(exports.stack(), 9);
  assert.equal(exports.by_number(5, 0), 15);
  assert.equal(exports.by_number(5, 1), 5);
  new Uint8Array(exports.memory.buffer)[8] = 0;
  assert.equal(exports.page(1), 2);
});

for (const copied of [0, 10]) test(`a supplement is cut again, and does what it did in one, with what has up to ${copied} lines in both`, () => {
  const text = `(module
    (memory (export "memory") 1)
    (global $stack (mut i32) (i32.const 7))
    (func $both (param i32) (result i32) (i32.store8 (i32.const 8) (local.get 0)) (i32.add (local.get 0) (global.get $stack)))
    (func $"dateline[1]::find::search" (param i32) (result i32) ${long('(call $both (local.get 0))')})
    (func $"dateline[1]::archive::look" (param i32) (result i32) (global.set $stack (i32.const 9)) ${long('(i32.mul (call $"dateline[1]::find::search" (local.get 0)) (i32.load8_u (i32.const 8)))')})
    (func (export "search") (param i32) (result i32) (call $"dateline[1]::find::search" (local.get 0)))
    (func (export "look") (param i32) (result i32) (call $"dateline[1]::archive::look" (local.get 0))))`;
  const once = cut(named(binaryen.parseText(text)), ['find', 'archive'], { copied });
  const twice = once && cut(once.supplement, ['archive'], { features: once.features, copied });
  assert.ok(twice);
  assert.deepEqual(twice.functions, ['dateline::archive::look']);
  /** @type {any} */
  const later = {};
  const forwarding = { [LATER]: new Proxy({}, { get: (_, name) => (/** @type {any[]} */ ...given) => later[name](...given) }) };
  /** @type {(wasm: Uint8Array, given: any) => any} */
  const run = (wasm, given) => new WebAssembly.Instance(compiled(wasm), given).exports;
  const first = run(once.first, forwarding);
  const search = run(twice.first, { [FIRST]: first });
  Object.assign(later, search);
  assert.equal(first.search(5), 12);
  Object.assign(later, run(twice.supplement, { [FIRST]: search }));
  assert.equal(first.look(5), 14 * 5);
  assert.equal(first.search(5), 14, 'with one stack');
});

test('with short names and the joined script it is the same program, and calling too soon is a trap', async () => {
  const { first, supplement } = parts();
  const { wasm, imports, later, exports } = shortenNames(first, LATER);
  const more = renamePart(supplement, FIRST, LATER, later, exports);
  const script = joinParts(
    fitGlue(
      `let wasm;
function imports() {
    const import0 = {
        double: function(arg0) {
            return 2 * arg0;
        },
    };
    return { "./site_bg.js": import0 };
}
export default function start(bytes) {
    wasm = new WebAssembly.Instance(new WebAssembly.Module(bytes), imports()).exports;
    return { page: wasm.page, stack: wasm.stack };
}
`,
      imports,
      exports,
    ),
    { more: null },
  );
  const glue = await import(`data:text/javascript,${encodeURIComponent(script)}`);
  const { page } = glue.default(wasm);
  assert.throws(() => page(1), WebAssembly.RuntimeError);
  await glue.addPart('more', more.wasm);
  assert.equal(page(1), 170);
});

test('parts that are cut off each other and off the first file do what they did in one, in any order that has their own before them', async () => {
  const text = `(module
    (memory (export "memory") 1)
    (global $stack (mut i32) (i32.const 7))
    (func $both (param i32) (result i32) (i32.store8 (i32.const 8) (local.get 0)) (i32.add (local.get 0) (global.get $stack)))
    (func $"dateline[1]::find::search" (param i32) (result i32) ${long('(call $both (local.get 0))')})
    (func $"dateline[1]::archive::look" (param i32) (result i32) (global.set $stack (i32.const 9)) ${long('(i32.mul (call $"dateline[1]::find::search" (local.get 0)) (i32.load8_u (i32.const 8)))')})
    (func $"dateline[1]::reader::read" (param i32) (result i32) ${long('(i32.mul (call $both (local.get 0)) (i32.const 10))')})
    (func (export "search") (param i32) (result i32) (call $"dateline[1]::find::search" (local.get 0)))
    (func (export "look") (param i32) (result i32) (call $"dateline[1]::archive::look" (local.get 0)))
    (func (export "read") (param i32) (result i32) (call $"dateline[1]::reader::read" (local.get 0))))`;
  const pieces = divided(named(binaryen.parseText(text)), {
    more: { of: null, modules: ['find'] },
    search: { of: 'more', modules: ['archive'] },
    html: { of: null, modules: ['reader'] },
  });
  const { wasm, later, exports } = shortenNames(pieces[''], LATER);
  const more = renamePart(pieces.more, FIRST, LATER, later, exports);
  const search = renamePart(pieces.search, FIRST, LATER, later, more.exports);
  const html = renamePart(pieces.html, FIRST, LATER, later, exports);
  const script = joinParts(
    `let wasm;
function imports() {
    return { "i": import0 };
}
const import0 = {};
export default function start(bytes) {
    wasm = new WebAssembly.Instance(new WebAssembly.Module(bytes), imports()).exports;
    return { ${['search', 'look', 'read'].map((name) => `${name}: wasm.${exports.get(name)}`)} };
}
`,
    { more: null, search: 'more', html: null },
  );
  for (const order of [['html', 'more', 'search'], ['more', 'search', 'html'], ['more', 'html', 'search']]) {
    const glue = await import(`data:text/javascript,${encodeURIComponent(`${script}// ${order}`)}`);
    const program = glue.default(wasm);
    for (const call of [program.search, program.look, program.read]) assert.throws(() => call(5), WebAssembly.RuntimeError);
    for (const name of order) await glue.addPart(name, { more, search, html }[name]?.wasm);
    assert.equal(program.read(5), 120);
    assert.equal(program.search(5), 12);
    assert.equal(program.look(5), 14 * 5);
    assert.equal(program.read(5), 140, 'with one stack');
  }
});

test('the crate may have a short hash: zeros before it are not written', () => {
  const text = program().emitText().replaceAll('[0123456789abcdef]', '[123456789abcdef]');
  assert.equal(cut(named(binaryen.parseText(text)), ['site::list'])?.functions.length, 3);
});

test('a listed module of which nothing can be cut stops the build, and is named; a program without names stays whole', () => {
  assert.throws(() => cut(named(program()), ['site::search']), /nothing can be cut of site::search \(not in the module at all\)/);
  assert.throws(() => cut(named(program()), ['site::list', 'site::gone', 'site::li']), /nothing can be cut of site::gone \(not in the module at all\), site::li \(not/);
  const short = `(module (func (export "f") (call $"dateline[1]::site::tiny::f")) (func $"dateline[1]::site::tiny::f")
    (func (export "g") (result i32) (call $"dateline[1]::site::list::g")) (func $"dateline[1]::site::list::g" (result i32) ${long('(i32.const 1)')}))`;
  assert.throws(() => cut(named(binaryen.parseText(short)), ['site::tiny', 'site::list']), /site::tiny \(only in the first file\)/);
  assert.equal(cut(program().emitBinary(), ['site::list']), null);
});
