// @ts-check
import assert from 'node:assert/strict';
import { test } from 'node:test';
import binaryen from 'binaryen';
import { fitGlue, isLeftOver, isWanted, shake } from './glue.mjs';
import { IMPORTED_FROM, emptyFunctions, keepExports, shortenNames } from './wasm.mjs';

const LONG = '__wbg_getItem_0123456789abcdef';
const INVOKE = 'wasm_bindgen___convert__closures_____invoke';

function sample() {
  const module = binaryen.parseText(`(module
    (import "./site_bg.js" "${LONG}" (func $get (param i32) (result i32)))
    (import "./site_bg.js" "__wbg_unused_fedcba9876543210" (func $unused))
    (memory (export "memory") 1)
    (func (export "${INVOKE}") (param i32) (result i32) (call $get (i32.add (local.get 0) (i32.const 1))))
    (func (export "intounderlyingsink_close") (call $unused)))`);
  return module.emitBinary();
}

const GLUE = `export class IntoUnderlyingSink {
    close() {
        wasm.intounderlyingsink_close();
    }
}
if (Symbol.dispose) IntoUnderlyingSink.prototype[Symbol.dispose] = IntoUnderlyingSink.prototype.free;
function __wbg_get_imports() {
    const import0 = {
        __proto__: null,
        ${LONG}: function(arg0) {
            return arg0 * 2;
        },
        __wbg_unused_fedcba9876543210: function() { return handleError(function () {
            throw 1;
        }, arguments); },
    };
    return {
        __proto__: null,
        "./site_bg.js": import0,
    };
}
const IntoUnderlyingSinkFinalization = (typeof FinalizationRegistry === 'undefined')
    ? { register: () => {}, unregister: () => {} }
    : new FinalizationRegistry(ptr => wasm.__wbg_intounderlyingsink_free(ptr, 1));
let wasm;
function initSync(module) {
    wasm = new WebAssembly.Instance(module, __wbg_get_imports()).exports;
}
async function __wbg_init(bytes) {
    initSync(new WebAssembly.Module(bytes));
    return wasm.${INVOKE}(20);
}
export { initSync, __wbg_init as default };
`;

test('exports that are not wanted go, the rest stays as it is', () => {
  const names = WebAssembly.Module.exports(new WebAssembly.Module(keepExports(sample(), isWanted))).map(({ name }) => name);
  assert.deepEqual(names, ['memory', INVOKE]);
});

test('functions that nothing calls any more are empty, all others as they were', () => {
  const module = binaryen.parseText(`(module
    (import "./site_bg.js" "get" (func $get (param i32) (result i32)))
    (table 1 funcref)
    (elem (i32.const 0) $"<wasm_streams[0]::Sink>::close")
    (func $"<wasm_streams[0]::Sink>::close" (param i32) (result i32) (call $get (i32.mul (local.get 0) (i32.const 3))))
    (func $other (export "other") (param i32) (result i32) (call $get (i32.add (local.get 0) (i32.const 1)))))`);
  binaryen.setDebugInfo(true);
  const whole = module.emitBinary();
  binaryen.setDebugInfo(false);
  const wasm = emptyFunctions(whole, isLeftOver);
  assert.ok(wasm.length < whole.length);
  const text = binaryen.readBinary(wasm).emitText();
  assert.ok(!text.includes('i32.mul') && text.includes('unreachable'), text);
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(/** @type {any} */ (wasm)), { './site_bg.js': { get: (/** @type {number} */ n) => n * 2 } });
  assert.equal(/** @type {any} */ (exports).other(20), 42);
  assert.deepEqual(emptyFunctions(sample(), isLeftOver), sample(), 'a module without names');
});

test('a module with short names is the same module', () => {
  const { wasm, imports, exports } = shortenNames(sample());
  const module = new WebAssembly.Module(wasm);
  assert.deepEqual(WebAssembly.Module.imports(module).map(({ module, name }) => [module, name]), [[IMPORTED_FROM, 'a'], [IMPORTED_FROM, 'b']]);
  assert.equal(imports.get(LONG), 'a');
  const instance = new WebAssembly.Instance(module, { [IMPORTED_FROM]: { a: (/** @type {number} */ n) => n * 2, b() {} } });
  assert.equal(/** @type {any} */ (instance.exports)[exports.get(INVOKE) ?? ''](20), 42);
});

test('more names than letters are all different', () => {
  const many = Array.from({ length: 3000 }, (_, at) => `(func (export "f${at}"))`).join('');
  const { wasm, exports } = shortenNames(binaryen.parseText(`(module ${many})`).emitBinary());
  assert.equal(new Set(exports.values()).size, 3000);
  assert.equal(WebAssembly.Module.exports(new WebAssembly.Module(wasm)).length, 3000);
});

test('the script fits the module, and carries nothing for what is gone', async () => {
  const { wasm, imports, exports } = shortenNames(sample());
  imports.delete('__wbg_unused_fedcba9876543210');
  const script = await shake(fitGlue(GLUE, imports, exports));
  assert.doesNotMatch(script, /Underlying|unused|FinalizationRegistry|__wbg_getItem/);
  const start = (await import(`data:text/javascript,${encodeURIComponent(script)}`)).default;
  // The one import that was taken out above is in the module still.
  await assert.rejects(start(wasm), /Import #1/);
});

test('a script that lacks an import stops the build', () => {
  assert.throws(() => fitGlue(GLUE, new Map([[LONG, 'a'], ['__wbg_new_0', 'b']]), new Map()), /1 of its 2 imports/);
});
