// The bundled edition against docs/dateline-feed.schema.json, and what a schema cannot say:
// that the files of an edition agree with one another.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const EDITION = join(ROOT, 'public/edition');
const ARTICLES = join(EDITION, 'articles');
const PICTURES = join(EDITION, 'pictures');

const json = (path) => JSON.parse(readFileSync(path, 'utf8'));

const ajv = new Ajv2020({ allErrors: true, strict: true, strictTypes: false, strictRequired: false });
(addFormats.default ?? addFormats)(ajv);
const validate = ajv.compile(json(join(ROOT, 'docs/dateline-feed.schema.json')));

/** Every error as "where problem field", or an empty list. */
function problems(document) {
  if (validate(document)) return [];
  return validate.errors.map(({ instancePath, message, params }) => {
    const field = params.additionalProperty ?? params.missingProperty;
    return `${instancePath || '/'} ${message}${field ? ` (${field})` : ''}`;
  });
}

/** Every JSON file under `folder` that is not in the folder of articles. */
function heads(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return path === ARTICLES ? [] : heads(path);
    return entry.name.endsWith('.json') ? [path] : [];
  });
}

/** Whether the JSON file is meant to be a feed: `feed*.json`, or anything with items. */
function isFeed(path) {
  return /(^|\/)feed[^/]*\.json$/.test(path) || Array.isArray(json(path)?.items);
}

const articleFiles = readdirSync(ARTICLES).filter((name) => name.endsWith('.json')).sort();
const feedFiles = heads(EDITION).filter(isFeed);
const stories = articleFiles.map((name) => ({ name, document: json(join(ARTICLES, name)) }));
const items = stories.map(({ document }) => document.items[0]);

test('every article file is a valid feed of one story with its body', async (t) => {
  for (const { name, document } of stories) {
    await t.test(name, () => {
      assert.deepEqual(problems(document), []);
      assert.equal(document.items.length, 1);
      const [item] = document.items;
      assert.equal(`${item._dateline.slug}.json`, name);
      assert.equal(item.id, `dateline:${item._dateline.slug}`);
      assert.ok(item.content_html?.trim(), 'content_html is empty');
      assert.ok(!item.date_modified || item.date_modified > item.date_published, 'modified before it was published');
    });
  }
});

test('every head and page file is a valid feed whose stories exist', async (t) => {
  const known = new Map(items.map((item) => [item._dateline.slug, item]));
  for (const path of feedFiles) {
    await t.test(relative(EDITION, path), () => {
      const document = json(path);
      assert.deepEqual(problems(document), []);
      for (const item of document.items) {
        const slug = item._dateline?.slug;
        assert.ok(known.has(slug), `${slug} has no article file`);
        assert.equal(item.title, known.get(slug).title, `${slug} is out of date in the head`);
      }
    });
  }
});

test('the edition is large enough to show the site', () => {
  const sections = new Set(items.map((item) => item._dateline.section.id));
  assert.ok(items.length >= 30, `${items.length} stories, at least 30 are needed`);
  assert.ok(sections.size >= 6, `${sections.size} sections, at least 6 are needed`);
});

test('one story leads, and at most one is breaking', () => {
  assert.equal(items.filter((item) => item._dateline.featured).length, 1);
  assert.ok(items.filter((item) => item._dateline.breaking).length <= 1);
});

test('slugs and ids are unique, and a section has one name', () => {
  assert.equal(new Set(items.map((item) => item.id)).size, items.length);
  assert.equal(new Set(items.map((item) => item._dateline.slug)).size, items.length);
  const names = new Map();
  for (const { id, name } of items.map((item) => item._dateline.section)) {
    assert.equal(names.get(id) ?? name, name, `section ${id} has two names`);
    names.set(id, name);
  }
});

test('related stories exist', () => {
  const slugs = new Set(items.map((item) => item._dateline.slug));
  for (const { _dateline: { slug, related = [] } } of items) {
    for (const other of related) {
      assert.ok(slugs.has(other), `${slug} names ${other}, which does not exist`);
      assert.notEqual(other, slug, `${slug} names itself`);
    }
  }
});

test('every picture is in the edition, described and credited to us', () => {
  for (const item of items) {
    const { slug, image: about } = item._dateline;
    const inBody = [...item.content_html.matchAll(/<img\b[^>]*?\bsrc="([^"]+)"[^>]*>/g)];
    for (const [tag] of inBody) assert.match(tag, /\balt="[^"]+"/, `${slug}: a picture without alt`);
    const addresses = [item.image, ...(about?.srcset ?? []).map(({ url }) => url), ...inBody.map(([, source]) => source)];
    for (const address of addresses.filter(Boolean)) {
      assert.ok(existsSync(join(ARTICLES, address)), `${slug}: ${address} is missing`);
    }
    assert.equal(Boolean(item.image), Boolean(about), `${slug}: image and _dateline.image go together`);
    if (about) assert.equal(about.credit, 'Illustration: Dateline', slug);
  }
});

/** The stories' own pictures and those in their texts, by address: [picture, slugs that show it]. */
function showings() {
  const seen = new Map();
  for (const { image, content_html: html, _dateline: { slug } } of items) {
    const inBody = [...html.matchAll(/<img\b[^>]*?\bsrc="([^"]+)"/g)].map(([, source]) => source);
    for (const address of [image, ...inBody].filter(Boolean)) seen.set(address, [...(seen.get(address) ?? []), slug]);
  }
  return seen;
}

test('no drawing twice: each belongs to one story, and each story has it once', () => {
  // The picture desk's note shows drawings of other stories, because it is about them; its own is still its own.
  const note = 'why-our-pictures-are-drawings';
  const heroes = items.map(({ image }) => image).filter(Boolean);
  assert.ok(heroes.length >= 30, `${heroes.length} stories have a picture, at least 30 are needed`);
  for (const [address, slugs] of showings()) {
    assert.ok(heroes.filter((hero) => hero === address).length <= 1, `${address} leads ${slugs.join(' and ')}`);
    const others = slugs.filter((slug) => slug !== note);
    assert.ok(others.length <= 1, `${address} is shown by ${others.join(' and ')}`);
  }
  assert.equal(showings().get(items.find((item) => item._dateline.slug === note).image).length, 1);
});

test('every drawing is used, small, and nothing but shapes', () => {
  const shown = new Set([...showings().keys()].map((address) => basename(address)));
  const files = readdirSync(PICTURES).filter((name) => name.endsWith('.svg'));
  assert.ok(files.length > 0);
  for (const name of files) {
    const drawing = readFileSync(join(PICTURES, name), 'utf8');
    assert.ok(shown.has(name), `${name} is used by no story`);
    assert.ok(drawing.length <= 15_000, `${name} is ${drawing.length} bytes`);
    // Marks, colours and references within the file alone: nothing that runs, is read or is fetched.
    assert.doesNotMatch(drawing, /<(?:script|text|image|style|a|foreignObject|animate|set)\b|\son\w+=|<!|&/i, name);
    for (const [, target] of drawing.matchAll(/(?:href="|url\()([^")]*)/g)) assert.match(target, /^#[\w-]+$/, name);
    const ids = [...drawing.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    assert.equal(new Set(ids).size, ids.length, `${name}: an id twice`);
    for (const [, id] of drawing.matchAll(/(?:href="|url\()#([\w-]+)/g)) assert.ok(ids.includes(id), `${name}: no ${id}`);
  }
});

test('a broken document is rejected, and the field is named', () => {
  const broken = (change) => {
    const document = structuredClone(stories[0].document);
    change(document, document.items[0], document.items[0]._dateline);
    return problems(document).join('\n');
  };
  assert.equal(broken(() => {}), '');
  assert.match(broken((feed) => delete feed.items), /\(items\)/);
  assert.match(broken((feed) => { feed.version = '2'; }), /^\/version /);
  assert.match(broken((feed, item) => { delete item.id; delete item.url; }), /^\/items\/0 .*\(id\)/m);
  assert.match(broken((feed, item) => { item.date_published = 'yesterday'; }), /^\/items\/0\/date_published /m);
  assert.match(broken((feed, item) => { item.image = 'javascript:alert(1)'; }), /^\/items\/0\/image /m);
  assert.match(broken((feed, item, ours) => { ours.colour = 'red'; }), /^\/items\/0\/_dateline .*\(colour\)/m);
  assert.match(broken((feed, item, ours) => { ours.priority = 12; }), /^\/items\/0\/_dateline\/priority /m);
  assert.match(broken((feed, item, ours) => { ours.slug = '../secret'; }), /^\/items\/0\/_dateline\/slug /m);
  assert.match(broken((feed, item, ours) => { ours.image = { focus: [50, 101] }; }), /^\/items\/0\/_dateline\/image\/focus\/1 /m);
});

test('the head of a large edition names its sections', () => {
  const head = structuredClone(stories[0].document);
  const section = { id: 'sport', name: 'Sport', count: 8123, feed: 's/sport/5b0e7c1f9a2d4e68.json' };
  head._dateline = { total: 100000, sections: [section, { name: 'World' }], search: 'q/0123456789ab.bin' };
  assert.deepEqual(problems(head), []);
  section.feed = 'javascript:alert(1)';
  section.colour = 'red';
  const found = problems(head).join('\n');
  assert.match(found, /^\/_dateline\/sections\/0\/feed /m);
  assert.match(found, /\(colour\)/);
});

test('an article file names what belongs to its story, and why', () => {
  const file = structuredClone(stories[0].document);
  const card = { id: 'dateline:b', title: 'B', reason: 'topic', about: 'Buses', _dateline: { slug: 'b' } };
  file.items[0]._dateline.found = [card, { id: 'dateline:c', title: 'C', reason: 'section' }];
  assert.deepEqual(problems(file), []);
  delete card.about;
  card._dateline.colour = 'red';
  file.items[0]._dateline.found[1].reason = 'luck';
  const found = problems(file).join('\n');
  assert.match(found, /found\/0 .*\(about\)/);
  assert.match(found, /\(colour\)/);
  assert.match(found, /found\/1\/reason /);
});

test('a plain JSON Feed without our extension is accepted', () => {
  for (const version of ['https://jsonfeed.org/version/1', 'https://jsonfeed.org/version/1.1']) {
    const item = { id: '1', url: 'https://news.example/one', content_text: 'One.', _other: { any: 1 } };
    assert.deepEqual(problems({ version, title: 'News', items: [item] }), []);
  }
});
