// @ts-check
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { appendToHead, fill, insertAfter, rewrite, tags } from './html.mjs';

test('finds tags and their attributes, however they are written', () => {
  const [link, input] = tags(`<link rel=preload crossorigin href='/a?b=1&amp;c=2'><input value="a > b" disabled/>`);
  assert.deepEqual(link.attrs, { rel: 'preload', crossorigin: '', href: '/a?b=1&c=2' });
  assert.deepEqual(input.attrs, { value: 'a > b', disabled: '' });
});

test('takes nothing in comments and scripts for a tag', () => {
  const found = tags('<!-- <a href="/x"> --><script>if (1 <a && "</b>") {}</script><p>');
  assert.deepEqual(found.map(({ name }) => name), ['script', 'p']);
  assert.equal(found[0].text, 'if (1 <a && "</b>") {}');
});

test('rewrites only what changes', () => {
  const html = `<a  href='x' >1</a><a href="y">2</a>`;
  assert.equal(rewrite(html, ({ attrs }) => (attrs.href === 'y' ? { href: 'z"&' } : undefined)), `<a  href='x' >1</a><a href="z&quot;&amp;">2</a>`);
});

test('fills elements, nested ones of the same name among them', () => {
  assert.equal(fill('<div data-x>a<div>b</div>c</div><div>d</div>', ({ attrs }) => 'data-x' in attrs, (_, old) => `[${old}]`), '<div data-x>[a<div>b</div>c]</div><div>d</div>');
  assert.equal(fill('<title>a</title>', ({ name }) => name === 'title', () => 'b'), '<title>b</title>');
});

test('adds after a tag and at the end of the head', () => {
  assert.equal(insertAfter('<meta charset=utf-8><p>', ({ attrs }) => 'charset' in attrs, '<x>'), '<meta charset=utf-8>\n<x><p>');
  assert.equal(appendToHead('<head><script>"</head>"</script></head>', '<x>'), '<head><script>"</head>"</script><x>\n</head>');
  assert.throws(() => insertAfter('<p>', ({ name }) => name === 'meta', '<x>'), /no place/);
});
