// @ts-check
/** Addresses of allowed schemes that lead somewhere else than they look, or out of their folder. */
import { PICTURES, quoted, vectors } from './vector.mjs';

const both = (/** @type {string} */ text) => ({ text: `<a href="${quoted(text)}">follow</a>`, address: text });

// As pictures they may be asked for, so they are at the host for pictures.
const hosts = vectors(
  {
    'without a scheme': '//pictures.example/x',
    'two backslashes': '\\\\pictures.example\\x',
    'slash and backslash': '/\\pictures.example/x',
    'backslash and slash': '\\/pictures.example/x',
    'three slashes': '///pictures.example/x',
    'four slashes': '////pictures.example/x',
    'one slash behind the scheme': 'https:/pictures.example/x',
    'no slash behind the scheme': 'https:pictures.example/x',
    'three slashes behind the scheme': 'https:///pictures.example/x',
    'backslashes behind the scheme': 'https:\\\\pictures.example\\x',
    'tab between the slashes': '/\t/pictures.example/x',
    'line feed between the slashes': '/\n/pictures.example/x',
    'space before the slashes': ' //pictures.example/x',
    'a name and a password': 'https://user:secret@pictures.example/',
    'a host as a name': 'https://good.example@pictures.example/',
    'a host as a name, with a port': 'https://good.example:443@pictures.example/',
    'an empty name': 'https://@pictures.example/',
    'a backslash before the at sign': 'https://pictures.example\\@good.example/',
    'a hash before the at sign': 'https://pictures.example#@good.example/',
    'a question before the at sign': 'https://pictures.example?@good.example/',
    'an encoded slash in a host': 'https://good.example%2F.pictures.example/',
    'an encoded dot in a host': 'https://pictures%2Eexample/',
    'a full-width dot in a host': 'https://pictures\uff0eexample/',
    'an ideographic dot in a host': 'https://pictures\u3002example/',
    'a soft hyphen in a host': 'https://pic\u00adtures.example/',
    'full-width letters in a host': 'https://\uff50ictures.example/',
    'letters of another script in a host': 'https://p\u0430yp\u0430l.pictures.example/',
    'direction marks in a host': 'https://\u202eelpmaxe.live/',
    'a null in a host': 'https://pictures.example\0.good.example/',
    'a space in a host': 'https://pictures .example/',
    'a number as a host': 'https://2130706433/',
    'a hexadecimal number as a host': 'https://0x7f000001/',
    'an octal number as a host': 'https://0177.0.0.1/',
    'a short number as a host': 'https://127.1/',
    'a long host': `https://${'a'.repeat(300)}.pictures.example/`,
    'an open bracket in a host': 'https://[::1/',
    'a zone in a host': 'https://[fe80::1%25eth0]/',
    'a port that is none': 'https://pictures.example:x/',
    'a port that is too large': 'https://pictures.example:99999/',
    'a dot behind the host': 'https://pictures.example./',
    'only a scheme and slashes': 'https://',
    'an address of nothing': 'http:',
    'a very long address': `${PICTURES}/${'a'.repeat(9000)}`,
  },
  both,
);

/** What would walk out of a folder if it were put into an address as it stands. */
const paths = vectors(
  {
    'dots': '../../../evil',
    'dots, backslashes': '..\\..\\..\\evil',
    'dots, encoded': '%2e%2e%2f%2e%2e%2fevil',
    'dots, encoded twice': '%252e%252e%252fevil',
    'dots, half encoded': '.%2e/%2E./evil',
    'dots and a semicolon': '..;/..;/evil',
    'dots and a null': '..\0/evil',
    'a slash first': '/admin/delete?all=1',
    'a slash in the middle': 'a/b/c',
    'a question': '?page=2&delete=1',
    'a hash': '#main',
    'a hash to a script': '#<img src=x onerror=window.__hit=1>',
    'a template': '{slug}{hash}',
    'a per cent sign that encodes nothing': '%zz%',
    'bytes that are no UTF-8': '%ff%fe',
    'overlong dots': '%c0%ae%c0%ae%c0%af',
    'overlong letters of a path': '\uff0e\uff0e\uff0fevil',
    'a semicolon': ';jsessionid=1',
    'a line feed': 'a\nb\r\nLocation: https://evil.example/',
    'a name of the language': '__proto__',
    'another name of the language': 'constructor',
    'a name of a method': 'toString',
    'a name of a file': 'index.html',
    'a name of a device': 'con.json',
    'nothing but signs': '<>&"\'`',
    'nothing but dots': '....',
  },
  (text) => ({ text, address: text, careless: `<a href="/article/${quoted(text)}">x</a>` }),
);

/** @type {import('./vector.mjs').Family} */
export default { name: 'addresses', vectors: [...hosts, ...paths], runs: 0, shows: 42 };
