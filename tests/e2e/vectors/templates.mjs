// @ts-check
/** Content that lies beside the document: templates, shadow roots, slots, what stands in for scripts. */
import { EVIL, RUN, SCRIPT, vectors } from './vector.mjs';

const IMG = `<img src=x onerror="${RUN}">`;

/** @type {import('./vector.mjs').Family} */
export default {
  name: 'templates',
  vectors: vectors({
    'template': `<template>${IMG}<script>${RUN}</script></template>`,
    'template, and a script behind it': `<template></template><script>${RUN}</script>`,
    'template in capitals': `<TEMPLATE>${IMG}</TEMPLATE>${IMG}`,
    'template in a template': `<template><template>${IMG}</template>${IMG}</template>`,
    'template without an end': `<template>${IMG}`,
    'template that ends early': `<template><p title="</template>${IMG}"></template>`,
    'template in a table': `<table><template><tr><td>${IMG}</td></tr></template></table>`,
    'template in a row': `<table><tr><template>${IMG}</template></tr></table>`,
    'template in a select': `<select><template><script>${RUN}</script></template></select>`,
    'template in a list': `<ul><template><li onclick="${RUN}">x</template></ul>`,
    'template in svg': `<svg><template>${IMG}</template></svg>`,
    'template in math': `<math><mtext><template>${IMG}</template></mtext></math>`,
    'template with a frame set': `<template><frameset onload="${RUN}"></template>`,
    'template with a cell': `<template><td onclick="${RUN}">x</td></template>`,
    'template with a form': `<form><template></form><form action="${SCRIPT}"><button>x</button></template>`,
    'shadow root, open': `<div><template shadowrootmode=open>${IMG}<slot></slot></template>x</div>`,
    'shadow root, closed': `<div><template shadowrootmode=closed>${IMG}</template></div>`,
    'shadow root of old': `<div><template shadowroot=open>${IMG}</template></div>`,
    'shadow root that can be copied': `<div><template shadowrootmode=open shadowrootclonable shadowrootserializable>${IMG}</template></div>`,
    'shadow root that takes the focus': `<div><template shadowrootmode=open shadowrootdelegatesfocus><input autofocus onfocus="${RUN}"></template></div>`,
    'shadow root on a paragraph': `<p><template shadowrootmode=open><script>${RUN}</script></template></p>`,
    'shadow root on a quotation': `<blockquote><template shadowrootmode=open><style>:host{background:url(${EVIL}/host)}</style></template>x</blockquote>`,
    'shadow root within a shadow root': `<section><template shadowrootmode=open><div><template shadowrootmode=open>${IMG}</template></div></template></section>`,
    'slot': `<slot name=x onslotchange="${RUN}">${IMG}</slot>`,
    'slot that is filled': `<x-y><span slot=x onclick="${RUN}">x</span></x-y>`,
    'part': `<div part=x exportparts="x: y" onclick="${RUN}">x</div>`,
    'no script': `<noscript>${IMG}</noscript>${IMG}`,
    'no script with a style': `<noscript><style>@import "${EVIL}/n.css"</style></noscript><style>@import "${EVIL}/n2.css"</style>`,
    'no script with a refresh': `<noscript><meta http-equiv=refresh content="0;url=${EVIL}/n"></noscript><meta http-equiv=refresh content="0;url=${EVIL}/n">`,
    'no script in a head': `<head><noscript><p title="</noscript>${IMG}"></noscript></head>`,
    'no script with a late picture': `<noscript><img src="x" onerror="${RUN}"></noscript><img data-src="x" src="y" onerror="${RUN}">`,
    'template that is patched': `<template for=main>${IMG}</template><template patchfor=main>${IMG}</template>${IMG}`,
  }),
  runs: 16,
  shows: 31,
};
